package brief

import (
	"slices"
	"strings"
	"testing"

	"lectern/app/problem"
)

// neighbours are paragraphs in which each mark of emphasis and quotation has each kind of character on its four
// sides.
func neighbours() []string {
	var out []string
	for _, mark := range []string{"*", "**", "_", "__", `"`, "'"} {
		for _, before := range []string{"", "a", "a ", "(", "a.", "a, ", "—", "1", "a-", "[b](https://example.org)", "*c*", "*c* "} {
			for _, first := range []string{"b", "(b)", `"b"`, "'b'", "*c* b", "1", "…b"} {
				for _, last := range []string{"", ".", ")", ":", ` "e"`, "%", " *c*", "?"} {
					for _, after := range []string{"", "d", " d", ".", "'s d", ")", ": d", "-d", "—d", `"`, `, "e"`, " 'e'"} {
						if quoted := first + last; !strings.Contains(quoted, mark) || mark == "*" {
							out = append(out, before+mark+quoted+mark+after)
						}
					}
				}
			}
		}
	}
	return out
}

func TestPandocReadsNeighboursInTheSameWayOrTheyAreAProblem(t *testing.T) {
	const stride = 7 // which divides none of the lists' lengths but one, so that every pair comes
	all := neighbours()
	texts := make([]string, 0, len(all)/stride+1)
	for i := 0; i < len(all); i += stride {
		texts = append(texts, all[i])
	}
	for part := range slices.Chunk(texts, 2000) {
		comparePandoc(t, part)
	}
}

// withoutQuotes leaves out quotation marks: pandoc turns some of them the wrong way, as in *a*'s 'b'.
func withoutQuotes(tree string) string {
	return strings.NewReplacer("“", "", "”", "", "‘", "", "’", "").Replace(nonBreaking(tree))
}

// comparePandoc asks that pandoc reads each paragraph as we do, unless it is a problem.
func comparePandoc(t *testing.T, texts []string) {
	t.Helper()
	whole := []byte("# A {#a}\n\n" + strings.Join(texts, "\n\n") + "\n")
	var problems problem.List
	body := readBody(newSourceText(fileName, whole), ICD203, &problems)
	refused := map[int]bool{} // by line
	for _, p := range problems {
		refused[p.Line] = true
	}
	ours, theirs := sectionTrees(body.sections), pandocTrees(t, whole)
	if len(ours) != len(theirs) || len(ours) != len(texts)+1 {
		t.Fatalf("of %d blocks %d are read, by pandoc %d: %v", len(texts)+1, len(ours), len(theirs), problems)
	}
	for i, text := range texts {
		got, want := withoutQuotes(withoutPlaces(ours[i+1:i+2])), withoutQuotes(withoutPlaces(theirs[i+1:i+2]))
		if got != want && !refused[3+2*i] {
			t.Errorf("%s\nis read as\n%sby pandoc as\n%s", text, got, want)
		}
	}
}
