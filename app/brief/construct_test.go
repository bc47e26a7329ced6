package brief

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/golden"
	"lectern/app/problem"
)

// TestConstructs reads every construct of the format twice: the model with its places is in
// model.txt, and pandoc must understand the same.
func TestConstructs(t *testing.T) {
	files, err := filepath.Glob("testdata/construct/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no constructs", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".md"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var problems problem.List
			body := readBody(newSourceText(fileName, text), ICD203, &problems)
			if len(problems) > 0 {
				t.Errorf("problems in what should have none:\n%s", problems.Error())
			}
			trees := sectionTrees(body.sections)
			golden.Text(t, strings.TrimSuffix(file, ".md")+".txt", group("document", trees).String())
			windows := newSourceText(fileName, bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")))
			if diff := cmp.Diff(withoutPlaces(trees), withoutPlaces(sectionTrees(readBody(windows, ICD203, &problems).sections))); diff != "" {
				t.Errorf("with the line ends of Windows (-Unix +Windows):\n%s", diff)
			}
			if diff := cmp.Diff(withoutPlaces(pandocTrees(t, text)), nonBreaking(withoutPlaces(trees))); diff != "" {
				t.Errorf("pandoc reads it otherwise (-pandoc +lectern):\n%s", diff)
			}
		})
	}
}

func nonBreaking(s string) string { return strings.ReplaceAll(s, `\u00a0`, " ") }

// Every div and drawing of the tables has its construct in testdata, by which every reader of the
// format is tried.
func TestEveryDivAndDrawingHasItsConstruct(t *testing.T) {
	var all strings.Builder
	files, err := filepath.Glob("testdata/construct/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	for _, d := range divs {
		if !strings.Contains(all.String(), "{."+d.class) && !strings.Contains(all.String(), "::: "+d.class) {
			t.Errorf("no construct has a div of the class %s", d.class)
		}
		var problems problem.List
		body := readBody(newSourceText(fileName, []byte("# A\n\n::: {."+d.class+" #x}\nText.\n:::\n")), ICD203, &problems)
		if blocks := body.sections[0].Blocks; len(blocks) != 1 || len(Inside(blocks[0])) != 1 {
			t.Errorf("a div of the class %s is read as %v", d.class, blocks)
		}
	}
	for kind := Map; int(kind) < len(drawingKinds); kind++ {
		if !strings.Contains(all.String(), "{."+kind.String()) {
			t.Errorf("no construct draws a %s", kind)
		}
	}
}
