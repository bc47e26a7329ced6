package brief

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/problem"
)

// handedOut returns what is left of a brief's files.
func handedOut(t *testing.T, b *Brief, m Medium) *Handout {
	t.Helper()
	rows, err := b.Select("")
	if err != nil {
		t.Fatal(err)
	}
	h, err := b.Handout(m, rows, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func filesOf(h *Handout) fstest.MapFS {
	files := fstest.MapFS{}
	for _, f := range h.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}

// printedWords returns all words that pages show, with the marks of what isn't words, and the sources.
func printedWords(b *Brief, m Medium) string {
	var words strings.Builder
	words.WriteString(strings.Join([]string{b.Title, b.Subtitle, b.Abstract, strings.Join(b.Authors, ";"), strings.Join(b.Keywords, ";"), b.Coverage.Sentence}, "\n"))
	for _, r := range b.References(m) {
		fmt.Fprintf(&words, "%d %v %q %q", r.Number, r.Source.Reference(), r.Source.Note, r.Source.Reliability)
	}
	b.eachPrinted(m, func(in Inline) {
		switch in := in.(type) {
		case *Text:
			words.WriteString(in.Text)
		case *Code:
			words.WriteString(in.Text)
		case *LiveFigure:
			words.WriteString(in.Text + in.Measure)
		case *Citation:
			for _, item := range in.Items {
				words.WriteString("@" + item.Key)
			}
		case *Link:
			words.WriteString("<" + in.Target + ">")
		case *SoftBreak:
			words.WriteString(" ")
		}
	})
	return strings.Join(strings.Fields(words.String()), " ")
}

func TestCommentsOfYAMLAreFound(t *testing.T) {
	for text, want := range map[string]string{
		"a: b # c\n":                              "a: b\n",
		"# c\na: b\n  # c\nb: c\n":                "a: b\nb: c\n",
		"a: b#c\n":                                "a: b#c\n",
		"a: \"b # d\" # c\n":                      "a: \"b # d\"\n",
		"a: 'it''s # d' # c\n":                    "a: 'it''s # d'\n",
		"a: it's # c\n":                           "a: it's\n",
		"a: \"b\\\" # d\" # c\n":                  "a: \"b\\\" # d\"\n",
		"a: \"b\n  # d\n  e\" # c\n":              "a: \"b\n  # d\n  e\"\n",
		"a: | # c\n  b # d\n\n  # d\n# c\nb: c\n": "a: |\n  b # d\n\n  # d\nb: c\n",
		"a: >-\n  b\n # c\nb: c\n":                "a: >-\n  b\nb: c\n",
		"a:\n- |\n  # d\n# c\n- b # c\n":          "a:\n- |\n  # d\n- b\n",
		"- a: |\n    # d\n  b: c # c\n":           "- a: |\n    # d\n  b: c\n",
		"a: {b: \"# d\", c: 'e # d' } # c\n":      "a: {b: \"# d\", c: 'e # d' }\n",
		"a: [b, # c\n  \"# d\"]\n":                "a: [b,\n  \"# d\"]\n",
		"a: |2\n    b\n  # d\n# c\n":              "a: |2\n    b\n  # d\n",
		"a: b\t# c\r\nb: c # c":                   "a: b\r\nb: c",
		"a: x|\n# c\n":                            "a: x|\n",
		"\"a # d\": b # c\n":                      "\"a # d\": b\n",
		"a: \"b\"# d\n":                           "a: \"b\"# d\n",
		"a: http://b/#d # c\n":                    "a: http://b/#d\n",
	} {
		if got := string(without([]byte(text), yamlComments([]byte(text)))); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// What is left of a brief is read as before, and nothing more can be taken from it.
func FuzzHandout(f *testing.F) {
	for _, body := range []string{
		"A <!-- b --> c.\n\n<!-- d\n\ne -->\n\nF.", "- a\n\n::: notes\n- b\n:::\n\n- c", "> ::: notes\n> a\n> :::\n>\n> b", "::: {.only-slides}\nA[^1] [b].\n:::\n\n[^1]: C\nd\n\n    e\n\n[b]: https://c",
		"A[^1].\n\n[^1]: B\n\n[^2]: C\nlazy", "1. a\n\n   ::: notes\n   b\n   :::\n\n2. c", "::: keypoint\nA.\n\n::: notes\nB\n:::\n\nC.\n:::", "[a]: https://b\n[c]: https://d\n\n[a] e", "- a\n\n[b]: https://c\n\n- d",
		"| a | b |\n|---|---|\n| c | d |\n\n::: notes\nE\n:::\n\nF", "A\n\n::: notes\nB\n:::\n", "[K](incident:a) and [L *m*](incident:u), [n][u].\n\n[u]: incident:u", "```{.map}\n```\n\n::: notes\n```{.map view=v}\n```\n:::",
		"[V](view:v) [1]{.figure q=\"count where note~x\"}", "a: b\n\n:::: {.only-page}\n::: notes\nc\n:::\n::::",
	} {
		f.Add("views: {v: {query: \"country:Iran\"}, w: {query: \"\"}} # c\nabstract: |\n  a # b\n# d", body, "references:\n- id: a # b\n  abstract: c\n  title: d\n# e\n- id: f\n", "id,date,country,place,verification,note\na,2020,Iran,Qom,,x\nu,2021,Iran,Qom,unverified,y\n")
	}
	f.Fuzz(func(t *testing.T, front, body, sources, rows string) {
		text := "---\ntitle: T\nas-of: 2024-03-25\n" + front + "\n---\n\n# Aims {#aims}\n\n" + body + "\n\n# Last\n\nWords.\n"
		files := fstest.MapFS{fileName: {Data: []byte(text)}, "sources.yaml": {Data: []byte(sources)}, "incidents.csv": {Data: []byte(rows)}}
		b, problems := Open(files, Options{})
		for _, p := range append(problems, b.Check()...) {
			if p.Kind.Severity() == problem.Error && p.Kind != problem.MissingSection {
				return
			}
		}
		for _, m := range []Medium{Page, Slides} {
			all, err := b.Select("")
			if err != nil {
				t.Fatal(err)
			}
			h, err := b.Handout(m, all, 1<<20)
			if err != nil {
				return // said, and nothing is made
			}
			left := filesOf(h)
			again, problems := Open(left, Options{})
			for _, p := range append(problems, again.Check()...) {
				if p.Kind.Severity() == problem.Error && p.Kind != problem.MissingSection {
					t.Fatalf("%v in what is left of %q:\n%s", p, text, left[fileName].Data)
				}
			}
			if got, want := printedWords(again, m), printedWords(b, m); got != want {
				t.Fatalf("%q is printed, was %q, of %q:\n%s", got, want, text, left[fileName].Data)
			}
			third := filesOf(handedOut(t, again, m))
			for name := range left {
				if !bytes.Equal(left[name].Data, third[name].Data) {
					t.Fatalf("%s is\n%s\nthe second time\n%s\nof %q", name, left[name].Data, third[name].Data, files[name].Data)
				}
			}
		}
	})
}
