package dev.baton.benchmarks.page;

import dev.baton.benchmarks.figures.BenchmarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Where the page goes: found out before anything is measured, because measuring takes half an hour. */
public final class OutputFolder {
    private final Path path;

    private OutputFolder(Path path) {
        this.path = path;
    }

    /**
     * Returns the folder, made if need be.
     *
     * @throws BenchmarkException if nothing can be written there
     */
    public static OutputFolder at(String name) {
        try {
            Path path = Path.of(name).toAbsolutePath().normalize();
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, "writable", null));
            Path page = path.resolve(Page.NAME);
            if (Files.exists(page) && !(Files.isRegularFile(page) && Files.isWritable(page))) {
                throw new BenchmarkException("The page " + page + " cannot be written over. Name another folder with out=");
            }
            return new OutputFolder(path);
        } catch (IOException | InvalidPathException e) {
            throw new BenchmarkException("The folder " + name + " cannot be written: " + e + ". Name another with out=");
        }
    }

    /** Writes files, by name, over what is there. */
    public void write(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(path.resolve(file.getKey()), file.getValue());
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
