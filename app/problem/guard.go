package problem

import (
	"fmt"
	"log/slog"
	"runtime/debug"
)

// Guard is deferred by what reads an outside file. It makes a panic there one problem of the file, so
// that the program goes on without it, and logs the stack.
func Guard(file string, report func(Problem)) {
	cause := recover()
	if cause == nil {
		return
	}
	slog.Error("Lectern failed on a file", "file", file, "cause", fmt.Sprint(cause), "stack", string(debug.Stack()))
	report(New(ProgramFault, Place{File: file}, fmt.Sprintf("Lectern itself failed here (%v)", cause), "leave out what is unusual in it, and please report it with Lectern's log"))
}
