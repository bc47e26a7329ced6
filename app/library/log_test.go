package library

import (
	"os"
	"strings"
	"testing"
)

func TestTheLogIsMadeWhenItIsNeededAndStaysSmall(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	name, err := LogFile()
	if err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		t.Helper()
		if _, err := Log().Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	Log()
	if _, err := os.Stat(name); err == nil {
		t.Fatal("there is a log though nothing was written")
	}
	write("one\n")
	write("two\n")
	if got, _ := os.ReadFile(name); string(got) != "one\ntwo\n" {
		t.Errorf("the log says %q", got)
	}
	write(strings.Repeat("x", mostLogged+1))
	write("three\n")
	if got, _ := os.ReadFile(name); string(got) != "three\n" {
		t.Errorf("a log that was too large has %d bytes, want those of the last line", len(got))
	}
}
