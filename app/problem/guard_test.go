package problem

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
)

func TestGuardMakesAPanicAProblemOfTheFile(t *testing.T) {
	var log bytes.Buffer
	usual := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	defer slog.SetDefault(usual)

	var none []int
	read := func(fault func()) (found List) {
		defer Guard("brief.md", func(p Problem) { found = append(found, p) })
		fault()
		return found
	}
	if found := read(func() {}); len(found) > 0 || log.Len() > 0 {
		t.Errorf("without a panic there are %v, and the log says %s", found, &log)
	}
	found := read(func() { _ = none[len(none)] })
	if len(found) != 1 || found[0].Kind != ProgramFault || found[0].File != "brief.md" || !strings.Contains(found[0].What, "out of range") {
		t.Errorf("a panic is %v", found)
	}
	if !strings.Contains(log.String(), "guard_test.go") {
		t.Errorf("the log lacks the stack: %s", &log)
	}
}
