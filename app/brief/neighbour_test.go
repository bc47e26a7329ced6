package brief

import (
	"math/rand/v2"
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

// bracketNeighbours are paragraphs in which each construct that brackets begin or end has each kind of character,
// space and line end on both sides. Brackets without their partner are left out, which pandoc looks for in other
// paragraphs.
func bracketNeighbours() []string {
	var out []string
	for _, construct := range []string{
		"[b](https://e.org)", "[b](<https://e.org/a b>)", "[b](https://e.org/a b)", "[*b* c](https://e.org)", "[b][label]", "[label]", "[@k]", "[@k, p. 4]", "[see @k; -@k]",
		"@k", "@k [p. 4]", "@k [@j]", "@k [see @j, p. 4; -@l]", "@https://e.org/a:b", "[b]{.smallcaps}", "[b c]{lang=fr}", "[1]{.figure q=\"count\"}", "`c`", "![b](m/a.png)", "^[n *m*]", "<https://e.org>", "[b]", "(b)",
	} {
		for _, before := range []string{"", "a", "a ", "(", `"`, "a\n", "**a**", "*a* ", "a,", "a\\\n", "a  \n", "\\", "!"} {
			for _, after := range []string{"", "b", " b", ".", `"`, ")", "\nb", " {#x}", "(c)", "[d]", "  \nb", "\\\nb", "'s", ": b", "{.x}", "—b", "*c*"} {
				if before == "" && (construct[0] == '[' && after == ": b" || construct == "(b)") { // the address of a label, a list
					continue
				}
				// An example, such as (@k), has all places that name it tell its number.
				if construct[0] != '@' || before != "(" && after != "." && after != ")" {
					out = append(out, before+construct+after)
				}
			}
		}
	}
	return out
}

func TestPandocReadsWhatStandsBesideBracketsInTheSameWayOrItIsAProblem(t *testing.T) {
	for part := range slices.Chunk(bracketNeighbours(), 1000) {
		comparePandoc(t, part)
	}
}

// lists are nested lists whose items have blank lines between them or none, each in a div, so that it is one block.
func lists() []string {
	random := rand.New(rand.NewPCG(7, 9))
	var out []string
	for range 1500 {
		depth := 0
		text := "::: {.aside}\n- a"
		for range 1 + random.IntN(6) {
			depth = min(max(depth+random.IntN(3)-1, 0), 3)
			text += strings.Repeat("\n", 1+random.IntN(3)/2) + strings.Repeat("    ", depth) + []string{"- b", "- c", "- d", "1. e", "    f"}[random.IntN(5)]
		}
		out = append(out, text+"\n:::")
	}
	return out
}

func TestPandocReadsNestedListsInTheSameWayOrTheyAreAProblem(t *testing.T) {
	comparePandoc(t, lists())
}

func TestPandocReadsOddMarksInTheSameWayOrTheyAreAProblem(t *testing.T) {
	comparePandoc(t, []string{
		`\1 a`, "a `b\tc` d", "a `b  c` d", "`a`\t`b`", ".@k a", "a.@{k}", "b c. @{k}", "…@k", ",@{k} a", "a@k",
		"- a\n    - b\n\n    - c\n- d", "between", "- a\n\n    - b\n- c", "between", "1. a\n    - b\n2. c\n\n3. d", "between", "- a\n    b\n\n- c", "```\na\tb\n\tc\n```", "- a\n\n    ```\n    a\tb\n    ```", "between", "-\ta\n\n\t```\n\ta\tbé\tc\n\t```", "```\nbé\tc\r\n\t\td\n```", "> ```\n> a\tb\n>\tc\n> ```",
		"# A @k b", "# A [@k] b", "# A [see @k, p. 4] b {#-}", "# A “b” -- c's", "# A @k [see @l, p. 4; -@j]", "# A — b & c - d", "# x² y", "# § 3", "# *A [@k]* b^[c *d*]", "# `a  b` c", "# Ⅳ a",
	})
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

// withoutQuotes leaves out quotation marks: pandoc turns some of them the wrong way, as in *a*'s 'b'. A space in the
// name of a file is %20 to pandoc.
func withoutQuotes(tree string) string {
	return strings.NewReplacer("“", "", "”", "", "‘", "", "’", "", "%20", " ").Replace(nonBreaking(tree))
}

// comparePandoc asks that pandoc reads each paragraph as we do, unless it is a problem.
func comparePandoc(t *testing.T, texts []string) {
	t.Helper()
	whole := []byte("# A {#a}\n\n" + strings.Join(texts, "\n\n") + "\n\n[label]: https://example.org\n")
	lines, line := make([]int, len(texts)), 3 // in which each text begins
	for i, text := range texts {
		lines[i] = line
		line += strings.Count(text, "\n") + 2
	}
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
		problem := false
		for n := range strings.Count(text, "\n") + 1 {
			problem = problem || refused[lines[i]+n]
		}
		if got != want && !problem {
			t.Errorf("%s\nis read as\n%sby pandoc as\n%s", text, got, want)
		}
	}
}
