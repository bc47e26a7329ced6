package brief

import (
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/problem"
)

func TestReferencesArePrintedInOneStyle(t *testing.T) {
	tests := []struct{ name, yaml, want, short string }{
		{"newspaper", `type: article-newspaper
  title: 'IS claims twin Kabul suicide attacks'
  container-title: AFP
  issued: {date-parts: [[2018, 4, 30]]}
  URL: https://example.org/a
  accessed: {date-parts: [[2026, 11, 23]]}`, "‘IS claims twin Kabul suicide attacks’, _AFP_, 30 April 2018, https://example.org/a (accessed 23 November 2026).", "‘IS claims twin Kabul suicide attacks’, _AFP_, 30 April 2018."},
		{"report", `type: report
  author: [{literal: United Nations}]
  title: Twentieth report
  number: S/2017/573
  publisher: Security Council
  publisher-place: New York
  issued: 2017-08`, "United Nations, _Twentieth report_, S/2017/573, New York: Security Council, August 2017.", "United Nations, _Twentieth report_, August 2017."},
		{"journal", `type: article-journal
  author: [{family: Doe, given: Jane}, {family: Berg, given: Tom, non-dropping-particle: van den}]
  title: Wilayat Khorasan
  container-title: CTC Sentinel
  volume: 12
  issue: 3
  page: 1-12
  DOI: 10.1000/xyz
  issued: [{year: 2019, month: 3}]`, "Jane Doe and Tom van den Berg, ‘Wilayat Khorasan’, _CTC Sentinel_, vol. 12, no. 3, March 2019, pp. 1–12, doi:10.1000/xyz.", "Jane Doe and Tom van den Berg, _CTC Sentinel_, March 2019."},
		{"chapter", `type: chapter
  author: [{family: Doe, given: Jane}]
  editor: [{family: Roe, given: Richard}]
  title: Money
  container-title: The Handbook
  publisher: Press
  issued: {date-parts: [[2020], [2021]]}
  page: 7`, "Jane Doe, ‘Money’, in Richard Roe (ed.), _The Handbook_, Press, 2020–2021, p. 7.", "Jane Doe, _The Handbook_, 2020–2021."},
		{"book", `type: book
  author: [{family: A}, {family: B}, {family: C}]
  title: A Book
  edition: 2nd
  issued: {literal: forthcoming}`, "A, B and C, _A Book_, 2nd ed., forthcoming.", "A, B and C, _A Book_, forthcoming."},
		{"broadcast", `type: broadcast
  title: The News
  publisher: BBC
  issued: {date-parts: [[2021, 8, 26]], circa: true}`, "‘The News’, broadcast, BBC, c. 26 August 2021.", "BBC, ‘The News’, c. 26 August 2021."},
		{"legislation", `type: legislation
  title: Terrorism Act 2000
  authority: United Kingdom
  section: 3`, "_Terrorism Act 2000_, United Kingdom, no date.", "_Terrorism Act 2000_."},
		{"speech", `type: speech
  author: [{family: Biden, given: Joseph, suffix: Jr}]
  title: Remarks
  event-title: White House
  issued: 2021-08-31`, "Joseph Biden Jr, ‘Remarks’, speech, White House, 31 August 2021.", "Joseph Biden Jr, ‘Remarks’, 31 August 2021."},
		{"encyclopedia", `type: entry-encyclopedia
  title: Kabul's airport
  container-title: Wikipedia
  note: copy read
  issued: 2023`, "‘Kabul’s airport’, _Wikipedia_, 2023.", "‘Kabul’s airport’, _Wikipedia_, 2023. Copy read."},
		{"apostrophes", `type: speech
  author: [{family: O'Brien, given: Ma'mun}, {literal: Rock'n'roll Union}]
  title: y'all'd've
  event: People's Hall
  publisher: Lloyd's
  publisher-place: Xi'an
  issued: 2023`, "Ma’mun O’Brien and Rock’n’roll Union, ‘y’all’d’ve’, speech, People’s Hall, Xi’an: Lloyd’s, 2023.", "Ma’mun O’Brien and Rock’n’roll Union, ‘y’all’d’ve’, 2023."},
		{"page without anything", "type: webpage", "‘untitled’, no date.", "‘untitled’."},
	}
	for _, test := range tests {
		s, problems := ReadSources("sources.yaml", []byte("references:\n- id: a\n  "+test.yaml+"\n"))
		if len(problems) > 0 || len(s.All) != 1 {
			t.Errorf("%s: %v", test.name, problems)
			continue
		}
		for _, of := range []struct {
			runs []Run
			want string
		}{{s.Get("a").Reference(), test.want}, {s.Get("a").Abridged(), test.short}} {
			var got strings.Builder
			for _, run := range of.runs {
				if run.Italic {
					got.WriteString("_" + run.Text + "_")
				} else {
					got.WriteString(run.Text)
				}
			}
			if got.String() != of.want {
				t.Errorf("%s:\n got %s\nwant %s", test.name, got.String(), of.want)
			}
		}
	}
}

func TestLanguagesOfSourcesAreReadAsOtherProgramsSaveThem(t *testing.T) {
	for saved, want := range map[string]string{"ar": "ar", "en_US": "en-US", "en-GB": "en-GB", "English": "", "'not a language'": ""} {
		s, problems := ReadSources("sources.yaml", []byte("references:\n- id: a\n  type: book\n  title: T\n  language: "+saved+"\n"))
		if len(problems) > 0 || s.Get("a").Lang != want {
			t.Errorf("%s is read as %q (%v), want %q", saved, s.Get("a").Lang, problems, want)
		}
	}
}

func TestSourcesAreNamedInASentence(t *testing.T) {
	tests := []struct {
		source Source
		want   string
	}{
		{Source{ID: "a", Authors: []Name{{Family: "Doe"}, {Literal: "United Nations"}}}, "Doe and United Nations"},
		{Source{ID: "a", Authors: []Name{{Family: "A"}, {Family: "B"}, {Family: "C"}, {Family: "D"}}}, "A and others"},
		{Source{ID: "a", Title: "Report"}, "‘Report’"},
		{Source{ID: "a"}, "a"},
	}
	for _, test := range tests {
		if got := test.source.Short(); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

// A tab within a text is a part of it; one that indents is not.
func TestTabsWithinATextOfYAMLStay(t *testing.T) {
	const text = "---\nlectern: 1\ntitle: T\nas-of: 2033-04-02\n---\n\n# A {#a}\n\nText [@x].\n"
	for name, test := range map[string]struct{ sources, note, title string }{
		"block":  {"references:\n- id: x\n  type: book\n  title: X\n  note: |\n    First\n    \tthen\n    last\n", "First\n\tthen\nlast", "X"},
		"quoted": {"references:\n- id: x\n  type: book\n  title: \"X\n    \tgoes on\"\n", "", "X goes on"},
	} {
		b, problems := Open(fstest.MapFS{"brief.md": {Data: []byte(text)}, "sources.yaml": {Data: []byte(test.sources)}}, Options{})
		for _, p := range problems {
			if p.Kind == problem.BadYAML {
				t.Errorf("%s: %s", name, p)
			}
		}
		if s := b.Sources.Get("x"); s == nil || s.Note != test.note || s.Title != test.title {
			t.Errorf("%s: %+v", name, s)
		}
	}
}
