package golden

import (
	"os"
	"os/exec"
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

// Missing skips a test that can't be made, or fails it under CI.
func Missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CI") == "" {
		t.Skip(what)
	} else {
		t.Fatal(what)
	}
}
