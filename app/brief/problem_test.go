package brief

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/golden"
	"lectern/app/problem"
)

// TestProblems opens folders with something wrong in them: problems.txt lists what Open and Check
// must say.
func TestProblems(t *testing.T) {
	folders, err := filepath.Glob("testdata/problem/*")
	if err != nil || len(folders) == 0 {
		t.Fatal("no folders", err)
	}
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			b, problems := Open(os.DirFS(folder), Options{})
			problems = append(problems, b.Check()...)
			problems.Sort()
			var lines strings.Builder
			for _, p := range problems {
				lines.WriteString(p.Kind.String() + "\t" + p.String() + "\n")
			}
			golden.Text(t, filepath.Join(folder, "problems.txt"), lines.String())
		})
	}
}

// A title that shows nothing would be an empty title of the PDF, and an empty mark none.
func TestValuesInWhichNothingIsSeenAreProblems(t *testing.T) {
	for line, want := range map[string]string{
		`title: ""`:        "brief.md:2:1: title has no value",
		`title: "  "`:      "brief.md:2:1: title has no value",
		`title: "\u200b"`:  "brief.md:2:1: title has no value",
		`title: "\u200ba"`: "",
		`as-of: ""`:        "brief.md:2:1: as-of has no value",
		`date: " "`:        "brief.md:2:1: date has no value",
		`marking: ""`:      "brief.md:2:1: marking has no value",
		`marking: ~`:       "brief.md:2:1: marking has no value",
		`id: a b`:          "write letters a to z, digits",
	} {
		text := "---\n" + line + "\n"
		for _, required := range []string{"title: A\n", "as-of: 2024-03-25\n"} {
			if line[:5] != required[:5] {
				text += required
			}
		}
		_, problems := Open(fstest.MapFS{fileName: {Data: []byte(text + "---\n\n# A\n")}}, Options{})
		if said := problems.Error(); want == "" && said != "" || !strings.Contains(said, want) || len(problems) > 1 {
			t.Errorf("%s has the problems %q, want one of %q", line, said, want)
		}
	}
}

func TestMissingFolder(t *testing.T) {
	b, problems := Open(os.DirFS("testdata/no/such/folder"), Options{})
	problems = append(problems, b.Check()...)
	if len(problems) != 1 || problems[0].Kind != problem.Unreadable {
		t.Errorf("got %v, want one unreadable folder", problems)
	}
}
