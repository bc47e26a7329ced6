package publish

import (
	"path/filepath"
	"strings"

	"lectern/app/brief"
)

// FileName is a name for the briefing or the slides of a brief that was opened from a path. It has
// the handling mark, as TLP 2.0 asks: "kerman TLP-AMBER-STRICT slides.pdf".
func FileName(path string, mark brief.Marking, slides bool) string {
	name := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(path), ".brief"), ".pdf")
	if words := mark.String(); words != "" {
		name += " " + strings.NewReplacer(":", "-", "+", "-").Replace(words)
	}
	if slides {
		name += " slides"
	}
	return name + ".pdf"
}
