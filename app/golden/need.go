package golden

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// Need skips a test if a program that it runs isn't installed. Under CI the test fails instead, because a check
// that isn't made must not pass there.
func Need(t testing.TB, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		Missing(t, program+" is not installed: make test installs it")
	}
}

// Check runs a program on a file of the given bytes, for which the argument FILE stands, and returns what it
// prints. The test needs the program, and fails if that does.
func Check(t testing.TB, data []byte, program string, args ...string) string {
	t.Helper()
	Need(t, program)
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	args = slices.Clone(args)
	for i, a := range args {
		if a == "FILE" {
			args[i] = file
		}
	}
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

// Missing skips a test that can't be made, or fails it under CI.
func Missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CI") == "" {
		t.Skip(what)
	} else {
		t.Fatal(what)
	}
}
