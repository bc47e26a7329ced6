package golden

import (
	"testing"
)

// taken is a test that says how it ended.
type taken struct {
	testing.TB
	end string
}

func (t *taken) Helper()          {}
func (t *taken) Skip(args ...any) { t.end = "skipped" }
func (t *taken) Fatal(...any)     { t.end = "failed" }

func TestAMissingProgramFailsUnderCIOnly(t *testing.T) {
	for ci, want := range map[string]string{"": "skipped", "true": "failed"} {
		t.Setenv("CI", ci)
		test := &taken{TB: t}
		if Need(test, "no-such-program"); test.end != want {
			t.Errorf("CI=%q: %q, want %q", ci, test.end, want)
		}
		test.end = ""
		if Need(test, "go"); test.end != "" {
			t.Errorf("CI=%q: a program that is there: %q", ci, test.end)
		}
	}
}

func TestRoundsAreASampleUnlessAskedOtherwise(t *testing.T) {
	defer func(was string) { extent = was }(extent)
	for asked, want := range map[string]int{"": 10, "whole": 40, "soak": 4000} {
		extent = asked
		if got := Rounds(40); got != want {
			t.Errorf("%q: %d rounds, want %d", asked, got, want)
		}
		test := &taken{TB: t}
		if Whole(test); (test.end == "skipped") != (asked == "") {
			t.Errorf("%q: a long test is %q", asked, test.end)
		}
	}
	extent = ""
	if got := Rounds(2); got != 1 {
		t.Errorf("a sample of 2 is %d", got)
	}
}
