package golden

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Python returns a Python that has a module: the one that .ci/python makes, or else the machine's. Without one the test
// is skipped, or fails under CI.
func Python(t testing.TB, module string) string {
	t.Helper()
	for _, python := range []string{filepath.Join(root(t), ".cache", "python", "bin", "python3"), "python3"} {
		if exec.Command(python, "-c", "import "+module).Run() == nil {
			return python
		}
	}
	Missing(t, "no Python has "+module+": make test installs it")
	return ""
}

// root returns the folder of go.mod.
func root(t testing.TB) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		if filepath.Dir(folder) == folder {
			t.Fatal("no folder above the test has a go.mod")
		}
		folder = filepath.Dir(folder)
	}
}
