package brief

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"lectern/app/problem"
)

// nasty are texts that have broken readers of Markdown.
var nasty = []string{
	"", "\n", "---", "---\n", "---\n---", "\ufeff---\ntitle: a\n---\n# A", "\r\n# A\r\n\r\n- a\r\n",
	"[[[[[[[[[[[[", "![![![![![", "[a](b[a](b[a](b", "[a]{x=\"[a]{x=\"", "**a*_b_**c*", "`a``b```c````",
	"::: a\n::: b\n:::", "::: {.notes\n", "```{.map query=\"", "```{.table by=\"year,country\" compare=\"date:2021\" with=\"share\" top=3}\n```\n", "```{.timeline unit=month axis=log}\n```\n", "~~~", "| a |\n|-|\n| b | c |", "a\n:  b\n\n: c",
	"[^1]: [^1]\n\n[^1]", "^[^[^[a]]]", "[@a; @b; ", "@{", "@{}", "@a [", "-@a [-@", "[@a]{.x}", "[]{.figure q=\"count\"}",
	"&#0; &#xD800; &amp", "&#10; a&NewLine;b &Tab; &ampfoo;", "\\", "\\\n", "a  \n", "$a$ $$ $", "~~a~~ ~a~ ^a^", "<b <!-- <?", "\x00", "\xff\xfe", "a\u202eb",
	"> > > >\n>>>>", "- - - - a\n      - b", "1. a\n10. b\n\n\n   c", "# \n## {#A}\n# {", "[a]: b 'c'\n\n[a][A] [a] []",
	"![a](../../etc/passwd)", "# A {#a}\n\n![](http://x/y.png){alt=x}", "--------\n----", "'''\"\"\"'\"'", "{{< x >}}", "\t- a\n\t\tb",
	strings.Repeat("> ", 99) + "- a", strings.Repeat("> ", 99) + "a\n:   b", strings.Repeat("> ", 98) + "1. a", strings.Repeat("> ", 99) + "[^1]: a",
}

func FuzzRead(f *testing.F) {
	for _, text := range nasty {
		f.Add([]byte(text))
	}
	files, _ := filepath.Glob("testdata/*/*.md")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		front := []byte("---\ntitle: a\nas-of: 2024-03-25\n---\n\n")
		whole := append(front, text...)
		b, problems := Open(fstest.MapFS{fileName: {Data: whole}}, Options{})
		problems = append(problems, b.Check()...)
		checkPlaces(t, whole, b, problems)
		if utf8.Valid(whole) && !bytes.ContainsRune(whole, 0) {
			once := b.Fix(whole)
			again, _ := Open(fstest.MapFS{fileName: {Data: once}}, Options{})
			if twice := again.Fix(once); !bytes.Equal(once, twice) {
				t.Errorf("a fixed text is fixed again:\n%q\n%q", once, twice)
			}
		}
		Open(fstest.MapFS{fileName: {Data: text}}, Options{})
	})
}

// checkPlaces asks that every node and problem stands in the text, and that no text is lost from
// sight because it is not UTF-8.
func checkPlaces(t *testing.T, text []byte, b *Brief, problems problem.List) {
	t.Helper()
	lines := strings.Split(string(text), "\n")
	check := func(at problem.Place, what any) {
		if at.Line < 1 || at.Line > len(lines) || at.Column < 0 || at.Column > utf8.RuneCountInString(lines[at.Line-1])+1 {
			t.Errorf("%T at %v, outside the text", what, at)
		}
	}
	for _, p := range problems {
		if p.What == "" || !utf8.ValidString(p.What+p.Hint) {
			t.Errorf("a problem says %q", p.What)
		}
		if p.File == fileName && p.Line > 0 {
			check(p.Place, p)
		}
	}
	for _, s := range b.Sections {
		check(s.At, s)
		Walk(s.Blocks, func(block Block) { check(block.Place(), block) }, func(in Inline) {
			check(in.Place(), in)
			if text, ok := in.(*Text); ok && (text.Text == "" || strings.Contains(text.Text, "\n")) {
				t.Errorf("text %q at %v", text.Text, text.At)
			}
		})
	}
	b.References(Slides)
}

func FuzzFrontMatter(f *testing.F) {
	for _, text := range []string{
		"title: a\nas-of: 2024-03-25", "title: [", "title: {a: b", "a: &a [*a]", "x: !!binary aGk=", "<<: *a", "? a\n: b",
		"title: |\n  a\n b", "views: {p: {query: country:Pakistan,Iran}}", "map: {extent: [1, 2, NaN, .inf]}", "author: [a, [b]]",
		"as-of: 2024-02-31", "marking: TLP:WHITE", "coverage: {kind: census, sentence: x}", "a: 'b", "\"\\x\": 1", "- a", "a: b: c", "%YAML 1.1\n---\na",
		"title:", "title: ~", "include-unverified: NO", "keywords: \"a\\ud800\"", "\t a: b", "a:\n\t- b", "# only a comment", "views: {p: 1, p: 2}",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if bytes.Contains(text, []byte("---")) || bytes.Contains(text, []byte("...")) {
			return // would end the front matter
		}
		whole := append(append([]byte("---\n"), text...), "\n---\n"...)
		b, problems := Open(fstest.MapFS{fileName: {Data: whole}}, Options{})
		for _, p := range append(problems, b.Check()...) {
			if !utf8.ValidString(p.String()) {
				t.Errorf("a problem says %q", p.String())
			}
		}
		if _, sound := legible(fileName, whole, &problem.List{}); sound && b.Title == "" && len(problems) == 0 {
			t.Error("no title and no problem")
		}
	})
}

func FuzzSources(f *testing.F) {
	for _, text := range []string{
		"references: []", "references:\n- id: a\n  title: b\n", "references:\n  - id: a\n\n  - id: a\n", "---\nreferences:\n- id: é\n...\n",
		"references:\n- id: a\n  issued: {date-parts: [[2022, 13]]}\n", "references:\n-\n  id: a\n", "references:\n- [a, b]\n", "references:\n- id: [a\n- id: b\n",
		"references:\n- id: a\n  author:\n  - family: B\n    given: C\n  issued:\n  - year: 2022\n    month: 7\n", "references:\n- id: a\n  issued: 2022/2023\n  URL: javascript:x\n",
		"x: y", "references:\n- &a {id: *a}\n", "- id: a", "references:\n- id: a\n  note: |\n    - x\n    y\n  custom: {reliability: B, credibility: 2}\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		s, problems := ReadSources("sources.yaml", text)
		for _, src := range s.All {
			if s.Get(src.ID) != src || len(src.Reference()) == 0 || src.Short() == "" {
				t.Errorf("source %q can't be found or printed", src.ID)
			}
		}
		for _, p := range problems {
			if p.File != "sources.yaml" || p.What == "" {
				t.Errorf("problem %v", p)
			}
		}
	})
}
