package orders;

/** Shows only what answers the latest query. */
final class CarefulSearch extends Search {
    private String latest = "";

    @Override
    void type(String query) {
        latest = query;
        super.type(query);
    }

    @Override
    void show(String query, String parsed) {
        if (query.equals(latest)) {
            super.show(query, parsed);
        }
    }
}
