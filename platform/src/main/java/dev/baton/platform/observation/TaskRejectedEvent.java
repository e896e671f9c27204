package dev.baton.platform.observation;

import jdk.jfr.Label;
import jdk.jfr.Name;

/** A task was refused. */
@Name("dev.baton.TaskRejected")
@Label("Task Rejected")
final class TaskRejectedEvent extends TaskEvent {}
