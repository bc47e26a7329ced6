package problem

import (
	"fmt"
	"log/slog"
	"runtime/debug"
)

// Guard reports a panic as a problem of a file, so that the program goes on without the file, and logs the stack.
// A function that reads files from outside defers it.
func Guard(file string, report func(Problem)) {
	cause := recover()
	if cause == nil {
		return
	}
	slog.Error("Lectern failed on a file", "file", file, "cause", fmt.Sprint(cause), "stack", string(debug.Stack()))
	report(New(ProgramFault, Place{File: file}, fmt.Sprintf("Lectern itself failed here (%v)", cause), "leave out what is unusual in it, and please report it with Lectern's log"))
}
