package publish

import (
	"slices"
	"strings"
	"testing"

	"lectern/app/brief"
)

func TestFileNamesHaveTheHandlingMark(t *testing.T) {
	for _, c := range []struct {
		path         string
		mark         brief.Marking
		name, ending string
		want         string
	}{
		{"/x/kerman", 0, "briefing", ".pdf", "kerman.pdf"},
		{"kerman.brief", brief.AmberStrict, "slides", ".pdf", "kerman TLP-AMBER-STRICT slides.pdf"},
		{"kerman.pdf", brief.Red, "briefing", ".pdf", "kerman TLP-RED.pdf"},
		{"kerman", brief.Red, "briefing", ".html", "kerman TLP-RED.html"},
	} {
		kind, err := Find(c.name, c.ending)
		if err != nil {
			t.Fatal(err)
		}
		if got := kind.FileName(c.path, c.mark); got != c.want {
			t.Errorf("%q %v: %q, want %q", c.path, c.mark, got, c.want)
		}
	}
}

func TestEveryKindIsFoundAndOfferedOnce(t *testing.T) {
	var words []string
	for _, k := range Kinds {
		if found, err := Find(k.Name, k.Ending); err != nil || found != k {
			t.Errorf("%s %s is hidden by another: %v", k.Name, k.Ending, err)
		}
		if !slices.Contains(Names(), k.Name) || !slices.Contains(Endings(), k.Ending) || !strings.HasPrefix(k.Ending, ".") || k.Write == nil {
			t.Errorf("%+v is not whole", k)
		}
		if len(k.Menu) == 0 || k.NoPaper && len(k.Menu) > 1 {
			t.Errorf("%s %s is offered as %v", k.Name, k.Ending, k.Menu)
		}
	}
	for _, c := range Choices() {
		if c.Words == "" || slices.Contains(words, c.Words) || c.Kind == nil {
			t.Errorf("%q stands for no kind, or for two", c.Words)
		}
		words = append(words, c.Words)
	}
}

func TestAKindThatIsNotMadeAsAFileSaysHowItIs(t *testing.T) {
	for _, c := range [][3]string{
		{"slides", ".html", "slides: these are made as .pdf or .pptx only"},
		{"handout", ".txt", "handout: these are made as .pdf only"},
	} {
		if _, err := Find(c[0], c[1]); err == nil || err.Error() != c[2] {
			t.Errorf("%s%s: %v, want %s", c[0], c[1], err, c[2])
		}
	}
}

func TestNotesThatAKindCannotHaveAreRefused(t *testing.T) {
	for _, c := range []struct {
		name, ending string
		how          Notes
		want         string
	}{
		{"slides", ".pptx", NotesNone, ""},
		{"slides", ".pptx", NotesPages, ""},
		{"slides", ".pptx", NotesAnnotations, "annotations: slides as .pptx can have notes as pages only"},
		{"slides", ".pdf", NotesAnnotations, ""},
		{"handout", ".pdf", NotesPages, ""},
		{"briefing", ".pdf", NotesPages, "pages: a briefing as .pdf has no notes"},
		{"briefing", ".html", NotesNone, ""},
	} {
		kind, err := Find(c.name, c.ending)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if err := kind.CheckNotes(c.how); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s%s: %q, want %q", c.name, c.ending, got, c.want)
		}
	}
}
