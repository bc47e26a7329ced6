package web

import (
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/brief"
	"lectern/app/publish/constructs"
)

// hostile is text that a browser would run if a page had it unescaped.
const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'</style></svg>-->`

// folder is a brief whose every text is hostile.
func folder(words string) fstest.MapFS {
	quoted := "'" + strings.ReplaceAll(words, "'", "''") + "'"
	csv := `"` + strings.ReplaceAll(words, `"`, `""`) + `"`
	escaped := strings.NewReplacer("<", `\<`, ">", `\>`, `"`, `\"`, "'", `\'`, "-", `\-`, "|", `\|`).Replace(words)
	return fstest.MapFS{
		"brief.md": {Data: []byte("---\nlectern: 1\ntitle: " + quoted + "\nsubtitle: " + quoted + "\nauthor: [" + quoted + "]\nabstract: " + quoted +
			"\nkeywords: [" + quoted + "]\nlang: " + quoted + "\nas-of: 2033-04-02\n---\n\n# " + escaped + " {#aims}\n\n" + escaped + " [@a, " + escaped + "] [x](https://example.org/?" +
			"%22%3E%3Cscript%3E) `" + words + "`\n\n| a | b |\n|---|---|\n| " + escaped + " | b |\n\n: " + escaped + "\n\n" +
			"```{.map title='" + strings.ReplaceAll(words, "'", "") + "' alt='" + strings.ReplaceAll(words, "'", "") + "'}\n" + words + "\n```\n\n```{.incidents}\n```\n\n```\n" + words + "\n```\n\n" +
			"::: {.recommendation owner='" + strings.ReplaceAll(words, "'", "") + "' by='2033'}\n" + escaped + "\n:::\n")},
		"sources.yaml":  {Data: []byte("references:\n- id: a\n  type: report\n  title: " + quoted + "\n  URL: 'javascript:alert(1)//" + strings.ReplaceAll(words, "'", "''") + "'\n  note: " + quoted + "\n  language: " + quoted + "\n")},
		"incidents.csv": {Data: []byte("id,date,country,place,lat,lon,title,killed,summary,sources\nx,2032-01-02,AFG," + csv + ",34,69," + csv + ",3," + csv + ",a\n")},
	}
}

func TestHostileTextStaysText(t *testing.T) {
	b := constructs.Open(folder(hostile))
	page := exported(t, b)
	root := parse(t, page)
	for _, f := range faults(root) {
		t.Error(f)
	}
	said := 0
	for _, n := range elementsOf(root, "h1", "h2", "title", "td", "th", "code", "figcaption", "p", "li") {
		if strings.Contains(textOf(n), "<script>alert(1)</script>") {
			said++
		}
	}
	if said < 10 {
		t.Errorf("the words stand in %d places only", said)
	}
}

func TestLinksLeadToTheWebOrALetterOnly(t *testing.T) {
	for link, want := range map[string]string{
		"https://example.org/a b":      "https://example.org/a%20b",
		"HTTP://example.org":           "http://example.org",
		"mailto:someone@example.org":   "mailto:someone@example.org",
		"javascript:alert(1)":          "",
		"JavaScript:alert(1)":          "",
		" java\tscript:alert(1)":       "",
		"data:text/html,<script>":      "",
		"vbscript:x":                   "",
		"file:///etc/passwd":           "",
		"//example.org":                "",
		"https:":                       "",
		"/etc/passwd":                  "",
		"\x00javascript:alert(1)":      "",
		"https://example.org/\"><b>":   "https://example.org/%22%3E%3Cb%3E",
		"https://example.org/#a?b=c&d": "https://example.org/#a?b=c&d",
	} {
		if got := address(link); got != want {
			t.Errorf("%q leads to %q, want %q", link, got, want)
		}
	}
}

func TestEscapedTextHasOnlyCharactersOfHTML(t *testing.T) {
	for text, want := range map[string]string{
		`<a href="x">'&`:         "&lt;a href=&#34;x&#34;&gt;&#39;&amp;",
		"a\x00b\x1fc\x7fd\u0085": "abcd",
		"a\tb\nc":                "a b\nc",
		"\xff\xfe":               "\uFFFD",
		"\ufffe\uffff\ufdd0":     "\uFFFD\uFFFD\uFFFD",
		"🔥 خراسان":               "🔥 خراسان",
	} {
		if got := escape(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

// An author's id stays; the program's own gives way.
func TestIDsOfTheProgramGiveWayToTheAuthors(t *testing.T) {
	page := written(t, "# One {#lectern-contents}\n\n## Two {#note-1}\n\nText^[A note.] and [there](#note-1).\n\n# Three {#lectern-text}\n")
	root := parse(t, page)
	for _, f := range faults(root) {
		t.Error(f)
	}
	for _, h := range elementsOf(root, "section", "h3") {
		if h.Data == "h3" && attr(h, "id") != "note-1" {
			t.Errorf("the author's heading is called %q", attr(h, "id"))
		}
	}
}

// Whatever a brief holds, its page is whole and holds no code.
func FuzzPage(f *testing.F) {
	for name, b := range constructs.All(f, cases) {
		data, err := b.ReadFile("brief.md")
		if err != nil {
			f.Fatalf("%s: %v", name, err)
		}
		f.Add(string(data), hostile)
	}
	f.Add("---\ntitle: x\nas-of: 2033-04-02\n---\n\n# A {#a}\n\n### B\n\n[*[x](#a)*](https://x.org) [^1] [@a]\n\n[^1]: a[@b]\n", "javascript:x")
	f.Fuzz(func(t *testing.T, text, words string) {
		if len(text) > 1<<12 || len(words) > 1<<8 {
			return
		}
		files := folder(words)
		files["brief.md"] = &fstest.MapFile{Data: []byte(text)}
		b, _ := brief.Open(files, brief.Options{})
		for _, one := range faults(parse(t, exported(t, b))) {
			t.Errorf("%s\n%q %q", one, text, words)
		}
	})
}
