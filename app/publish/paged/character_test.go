package paged

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"lectern/app/brief"
	"lectern/app/golden"
	"lectern/app/publish/output"
	"lectern/app/typeset"
)

// Every space, control, mark and modifier that passes the check, with neighbours and through every part of a
// brief. What a font can't show is a problem before there is a file.
func TestNastyCharactersAreSetValidly(t *testing.T) {
	shaper, face := typeset.NewShaper(), typeset.Standard().Serif
	var text, source strings.Builder
	text.WriteString("---\ntitle: \"A\ufeff\u2028title\u200b\"\nas-of: 2033-04-02\nabstract: \"A\u3000\u1680text\ufe0f\"\n---\n\n# Aims\ufeff\u1680 {#aims}\n\n")
	source.WriteString("references:\n")
	for r := rune(0xa0); r < 0xe0200; r++ {
		if !unicode.In(r, unicode.Z, unicode.Cf, unicode.M, unicode.Sk, unicode.Lm) || !shaper.Shows(face, r) {
			continue
		}
		c := string(r)
		fmt.Fprintf(&text, "%U: a%sb, %s alone, c%s\u0301, *x%sy*, a\u200d%s, [small%s]{.smallcaps} [@s%x].\n\n", r, c, c, c, c, c, c, r)
		fmt.Fprintf(&source, "- id: s%x\n  type: book\n  title: \"A%sb %s\"\n  issued: {date-parts: [[2033]]}\n", r, c, c)
	}
	text.WriteString("| a\ufeff | b\u1680 |\n|---|---|\n| \ufeff | c\u200b\ufe0f |\n\n: A caption\ufeff\u1680\n\n```{.map title=\"Where\ufeff\" caption=\"A\u1680b\"}\n```\n")
	b, _ := brief.Open(fstest.MapFS{
		"brief.md": {Data: []byte(text.String())}, "sources.yaml": {Data: []byte(source.String())},
		"incidents.csv": {Data: []byte("id,date,title,country,place,lat,lon,summary\na,2033-01-01,Fire\ufeff,Kenya,Har\u1680bour\u200b,0,40,\ufeff\n")},
	}, brief.Options{})
	for name, write := range map[string]func() ([]byte, error){
		"pages":  func() ([]byte, error) { return Briefing(t.Context(), b, output.Options{}) },
		"slides": func() ([]byte, error) { return Slides(t.Context(), b, output.Options{}) },
	} {
		data, err := write()
		if err != nil {
			t.Fatal(err)
		}
		keep(t, name, data)
		plain := golden.Check(t, data, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
		// No code may stand for nothing, U+FEFF or U+FFFE (PDF/UA-1, 7.21.7; PDF/A-3, 6.2.11.7.2).
		if bad := regexp.MustCompile(`(?m)^<[0-9A-F]{4}> <(?:(?:[0-9A-F]{4})*?(?:FEFF|FFFE|0000)[0-9A-F]*)?>$`).FindString(strings.ReplaceAll(plain, "<0000> <FFFF>", "")); bad != "" {
			t.Errorf("%s: a code has the text %s", name, bad)
		}
		if !strings.Contains(plain, "beginbfchar") {
			t.Errorf("%s: no codes were found", name)
		}
	}
}
