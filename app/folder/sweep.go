package folder

import (
	"os"
	"path/filepath"
	"strings"
)

// sweep removes what processes that were killed left of their work on a file or folder in a folder: whatever is
// called .NAME.DIGITS and that no process has locked.
func sweep(dir, name string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		digits, ok := strings.CutPrefix(e.Name(), "."+name+".")
		if !ok || digits == "" || strings.Trim(digits, "0123456789") != "" {
			continue
		}
		if path := filepath.Join(dir, e.Name()); isAbandoned(path) {
			_ = os.RemoveAll(path) // it is in nobody's way
		}
	}
}
