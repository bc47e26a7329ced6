package brief

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

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

func TestMissingFolder(t *testing.T) {
	b, problems := Open(os.DirFS("testdata/no/such/folder"), Options{})
	problems = append(problems, b.Check()...)
	if len(problems) != 1 || problems[0].Kind != problem.Unreadable {
		t.Errorf("got %v, want one unreadable folder", problems)
	}
}
