package brief

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
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
	h, err := b.Handout(m, false, rows, 1<<20)
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
		"a: \"b\"# c\n":                           "a: \"b\"\n", // as the YAML library reads it
		"a: [b,# c\n  {d: e}# c\n]# c\n":          "a: [b,\n  {d: e}\n]\n",
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
			h, err := b.Handout(m, false, all, 1<<20)
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

// Every way of writing keys, comments and notes leaves a brief that reads as before and has no secret.
func TestWhatIsHiddenIsLeftOutInEveryForm(t *testing.T) {
	const (
		front   = "title: T\nas-of: 2024-03-25\nviews:\n  used: {query: \"country:Iran\"}\n"
		body    = "[V](view:used) [@a; @d]."
		sources = "references:\n- id: a\n  type: webpage\n  title: A\n  URL: https://example.org/a\n- id: d\n  type: webpage\n  title: D\n"
		rows    = "id,date,country,place,verification\na,2020,Iran,Qom,\nu,2021,Iran,SECRET,unverified\n"
	)
	within := func(text, before, added string) string { return strings.Replace(text, before, added+before, 1) }
	for name, files := range map[string]map[string]string{
		"the last two of three views":             {fileName: front + "  b: {query: \"place~SECRET\"}\n  c:\n    query: \"place~SECRET\"\n"},
		"views before another key":                {fileName: "views:\n  used: {query: \"country:Iran\"}\n  b: {query: \"place~SECRET\"}\n\n  c: {caption: SECRET}\n\ntitle: T\nas-of: 2024-03-25\n"},
		"views in braces":                         {fileName: "title: T\nas-of: 2024-03-25\nviews: {b: {caption: SECRET}, used: {query: \"country:Iran\"}, c: {caption: SECRET}, d: {caption: SECRET}}\n"},
		"front matter that is indented":           {fileName: "  " + strings.ReplaceAll(strings.TrimSuffix(front, "\n"), "\n", "\n  ") + "\n    b: {caption: SECRET}\n"},
		"front matter in braces":                  {fileName: "{title: T, as-of: 2024-03-25, # SECRET\n views: {used: {query: \"country:Iran\"}, b: {caption: SECRET}}}\n"},
		"a comment behind a byte-order mark":      {"sources.yaml": "\ufeff# SECRET\n" + sources},
		"the last of the own keys of a source":    {"sources.yaml": within(sources, "  URL", "  custom:\n    reliability: B\n    owner: SECRET\n")},
		"the first of the own keys of a source":   {"sources.yaml": within(sources, "  URL", "  custom:\n    owner: SECRET\n    more: SECRET\n    reliability: B\n")},
		"all own keys of a source":                {"sources.yaml": within(sources, "  URL", "  custom:\n    owner: SECRET\n    more: SECRET\n")},
		"all own keys and the last of a source":   {"sources.yaml": within(sources, "- id: d", "  custom:\n    owner: SECRET\n  archive: SECRET\n")},
		"the first keys of a source":              {"sources.yaml": strings.Replace(sources, "- id: a", "- abstract: SECRET\n  \"annote\": SECRET\n  id: a", 1)},
		"a source in braces":                      {"sources.yaml": "references:\n- {abstract: SECRET, id: a, annote: \"SECRET\", title: A, keyword: SECRET }\n- {id: d, title: D}\n"},
		"comments at the ends of lines and words": {"body": body + " <!-- SECRET -->\nx <!-- SECRET --> \ny*a <!-- SECRET -->* \"b <!-- SECRET -->\" -<!-- SECRET -->- c <!-- SECRET -->  \nd [e <!-- SECRET -->](https://example.org)<!-- SECRET -->(f) <!-- SECRET --> <!-- SECRET -->"},
		"comments in cells":                       {"body": body + "\n\n| a <!-- SECRET --> | <!-- SECRET --> b |\n|---|---|\n| c<!-- SECRET --> |<!-- SECRET -->|\n| *d* <!-- SECRET --> | e |"},
		"addresses behind a note":                 {"body": body + "\n\n::: notes\nA[^n].\n:::\n\n[^n]: B [c][l] [d].\n\n[l]: <https://example.org/SECRET> \"SECRET\"\n[d]:\n   https://example.org/SECRET"},
		"an address that a note of a note has":    {"body": body + "\n\n::: notes\nA[^n].\n:::\n\n[^n]: B [c][l].\n\n[l]: https://example.org/SECRET"},
	} {
		text := func(name, otherwise string) []byte { return []byte(cmp.Or(files[name], otherwise)) }
		written := fstest.MapFS{
			fileName:        {Data: []byte("---\n" + string(text(fileName, front)) + "---\n\n# Aims {#aims}\n\n" + string(text("body", body)) + "\n")},
			"sources.yaml":  {Data: text("sources.yaml", sources)},
			"incidents.csv": {Data: []byte(rows)},
		}
		opened := func(files fstest.MapFS) *Brief {
			b, problems := Open(files, Options{})
			for _, p := range append(problems, b.Check()...) {
				if p.Kind.Severity() == problem.Error && p.Kind != problem.MissingSection {
					t.Errorf("%s: %v in\n%s\n%s", name, p, files[fileName].Data, files["sources.yaml"].Data)
				}
			}
			return b
		}
		b := opened(written)
		left := filesOf(handedOut(t, b, Page))
		for file, data := range left {
			if bytes.Contains(data.Data, []byte("SECRET")) {
				t.Errorf("%s: %s holds the secret:\n%s", name, file, data.Data)
			}
		}
		again := opened(left)
		if got, want := printedInlines(again), printedInlines(b); got != want {
			t.Errorf("%s: %s is printed, was %s", name, got, want)
		}
		third := filesOf(handedOut(t, again, Page))
		for file := range left {
			if !bytes.Equal(left[file].Data, third[file].Data) {
				t.Errorf("%s: %s is\n%s\nthe second time\n%s", name, file, left[file].Data, third[file].Data)
			}
		}
	}
}

// printedInlines returns what pages show with every space and break.
func printedInlines(b *Brief) string {
	var all strings.Builder
	b.eachPrinted(Page, func(in Inline) {
		switch in := in.(type) {
		case *Text:
			all.WriteString(in.Text)
		case *SoftBreak, *LineBreak, *Emphasis, *Strong, *Link:
			fmt.Fprintf(&all, "<%T>", in)
		}
	})
	return all.String()
}

func TestViewsToWhichAMapGoesAreHandedOut(t *testing.T) {
	const text = "---\ntitle: T\nas-of: 2024-03-25\nviews:\n  a: {query: \"\"}\n  b: {extent: [60, 29, 75, 38]}\n  c: {caption: SECRET}\n---\n\n# A {#a}\n\n```{.map views=\"a, b\"}\n```\n"
	b, _ := Open(fstest.MapFS{fileName: {Data: []byte(text)}}, Options{})
	again, problems := Open(filesOf(handedOut(t, b, Page)), Options{})
	var names []string
	for _, v := range again.Views {
		names = append(names, v.Name)
	}
	if got := strings.Join(names, " "); got != "a b" || len(problems) > 0 {
		t.Errorf("the views %q are handed out, want a and b: %v", got, problems)
	}
}

func TestWhatATableOfFiguresCountsIsHandedOut(t *testing.T) {
	const text = "---\ntitle: T\nas-of: 2024-03-25\n---\n\n# A {#a}\n\n```{.table compare=\"site:mosque\" by=\"ward\"}\n```\n\n```{.table by=\"year\" with=\"distinct gang\"}\n```\n"
	const rows = "id,date,country,place,site,ward,gang,other\na,2024-01-02,Mali,Gao,market,1st,x,SECRET\nb,2023-01-02,Mali,Gao,mosque,2nd,y,SECRET\n"
	b, _ := Open(fstest.MapFS{fileName: {Data: []byte(text)}, "incidents.csv": {Data: []byte(rows)}}, Options{})
	files := filesOf(handedOut(t, b, Page))
	again, _ := Open(files, Options{})
	figures := func(b *Brief) (all []string) {
		b.eachDrawing(0, func(d *Drawing) {
			s, err := b.Drawn(d)
			if err != nil {
				t.Fatal(err)
			}
			f, err := b.Figures(d, s)
			if err != nil {
				t.Fatal(err)
			}
			for row := range f.Rows {
				for column := range f.Columns {
					all = append(all, f.Cell(row, column).Text)
				}
			}
		})
		return all
	}
	if want, got := figures(b), figures(again); !slices.Equal(want, got) || len(want) == 0 {
		t.Errorf("the brief that is handed out has other figures: %q, not %q", got, want)
	}
	for name, file := range files {
		if strings.Contains(string(file.Data), "SECRET") {
			t.Errorf("%s holds a column that nothing asks for", name)
		}
	}
}
