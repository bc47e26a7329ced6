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
		if !ok || !isDigits(digits) {
			continue
		}
		if path := filepath.Join(dir, e.Name()); isAbandoned(path) {
			_ = os.RemoveAll(path) // it is in nobody's way
		}
	}
}

// IsUnfinished reports whether a file is called as those are that Write has not yet put in their place.
func IsUnfinished(path string) bool {
	name := filepath.Base(path)
	return strings.HasPrefix(name, ".") && isDigits(strings.TrimPrefix(filepath.Ext(name), "."))
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
