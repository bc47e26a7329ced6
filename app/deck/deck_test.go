package deck

import (
	"cmp"
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/golden"
	"lectern/briefs"
)

func manual(t *testing.T) *brief.Brief {
	t.Helper()
	folder, err := briefs.Open("how-to-write-a-brief")
	if err != nil {
		t.Fatal(err)
	}
	b, problems := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
	if len(problems.Errors()) > 0 {
		t.Fatal(problems.Errors())
	}
	return b
}

// noted returns the text of a block of speaker's notes.
func noted(b brief.Block) string { return brief.Statement(b, brief.Slides) }

// outline returns a deck as text: a slide a line, with its notes below.
func outline(d *Deck) string {
	var out strings.Builder
	for i, s := range d.Slides {
		fmt.Fprintf(&out, "%d [%s] %s | %s", i+1, s.Section, s.Kicker, s.Title)
		if len(s.Sources) > 0 {
			fmt.Fprintf(&out, " %v", s.Sources)
		}
		if s.Map != nil {
			out.WriteString(" (map)")
		}
		out.WriteByte('\n')
		for _, b := range s.Notes {
			fmt.Fprintf(&out, "    notes: %s\n", noted(b))
		}
	}
	return out.String()
}

func TestManualBecomesTheseSlides(t *testing.T) {
	golden.Text(t, "testdata/manual.txt", outline(New(manual(t))))
}

// ledger is a canvas that checks the books: elements and clips closed, figures with words.
type ledger struct {
	width   float32 // of the slide; 0: 1920
	open    []draw.Tag
	clips   int
	said    strings.Builder
	figures []draw.Rect
	foot    []draw.Rect // words there
	faults  []string
}

func (l *ledger) fault(format string, args ...any) {
	l.faults = append(l.faults, fmt.Sprintf(format, args...))
}
func (l *ledger) Fill(*draw.Path, draw.Ink)                                     {}
func (l *ledger) Stroke(*draw.Path, draw.Stroke, draw.Ink)                      {}
func (l *ledger) Halo(*draw.Word, float32, float32, float32, float32, draw.Ink) {}
func (l *ledger) Image(image.Image, draw.Rect)                                  {}
func (l *ledger) Link(draw.Rect, draw.Target)                                   {}
func (l *ledger) Anchor(string, draw.Point)                                     {}
func (l *ledger) Clip(draw.Rect)                                                { l.clips++ }
func (l *ledger) Unclip()                                                       { l.clips-- }

func (l *ledger) Text(w *draw.Word, x, y, size float32, _ draw.Ink) {
	l.said.WriteString(w.Text)
	figure, running := false, false
	for _, t := range l.open {
		figure = figure || t.Role == draw.Figure
		running = running || t.Running
	}
	for _, f := range l.figures {
		if !figure && !running && x < f.Right() && y > f.Y && y < f.Bottom() && x+w.Width*size > f.X {
			l.fault("%q stands on a figure", w.Text)
		}
	}
	if !figure && strings.TrimSpace(w.Text) != "" && (x < 0 || x+w.Width*size > cmp.Or(l.width, 1920) || y < 0 || y > Height) {
		l.fault("%q stands at %.0f, %.0f", w.Text, x, y)
	}
	if !figure && !running && y > bottom-50 {
		l.fault("%q stands on the foot", w.Text)
	}
	if running && y > bottom-60 { // number, mark and sources share a line
		at := draw.Rect{X: x, Y: y - size/2, W: w.Width * size, H: size / 2}
		for _, o := range l.foot {
			if o.Overlaps(at) {
				l.fault("%q stands on another word of the foot", w.Text)
			}
		}
		l.foot = append(l.foot, at)
	}
	if len(l.open) == 0 {
		l.fault("%q is in no element", w.Text)
	}
}

func (l *ledger) Begin(t draw.Tag) {
	if t.Role == draw.Figure {
		if t.Alt == "" {
			l.fault("a figure without words")
		}
		if b := t.Box; b.X < 0 || b.Y < 0 || b.Right() > cmp.Or(l.width, 1920) || b.Bottom() > Height {
			l.fault("a figure stands at %v", b)
		}
		l.figures = append(l.figures, t.Box)
	}
	l.open = append(l.open, t)
}

func (l *ledger) End() {
	if len(l.open) == 0 {
		l.fault("an End without a Begin")
		return
	}
	l.open = l.open[:len(l.open)-1]
}

func TestSlidesAreDrawnWholeAndTagged(t *testing.T) {
	for _, name := range []string{"how-to-write-a-brief", "islamic-state-khorasan"} {
		folder, err := briefs.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
		d := New(b)
		for n, s := range d.Slides {
			var l ledger
			d.Draw(&l, n, d.Slides[n].Printed, &draw.Dark)
			if len(l.open) > 0 || l.clips != 0 {
				t.Errorf("%s, slide %d: %d elements and %d clips are left open", name, n+1, len(l.open), l.clips)
			}
			for _, f := range l.faults {
				t.Errorf("%s, slide %d: %s", name, n+1, f)
			}
			if said := l.said.String(); !strings.Contains(said, d.Number(n)) || s.Kicker != "" && !strings.Contains(said, s.Kicker) {
				t.Errorf("%s, slide %d says neither its number nor %q: %s", name, n+1, s.Kicker, said)
			}
			if words := d.Words(n); !strings.Contains(words, s.Title) || n < d.Count() && !strings.HasPrefix(words, fmt.Sprintf("Slide %d of %d", n+1, d.Count())) {
				t.Errorf("%s, slide %d in words: %q", name, n+1, words)
			}
		}
	}
}

// written is the deck of a brief with a text and a file of incidents.
func written(t *testing.T, title, text, incidents string) *Deck {
	t.Helper()
	return writtenWith(t, "title: "+title, text, "id,date,title,country,place,killed\n"+incidents)
}

// writtenWith returns the deck of a brief with lines of front matter and a file of incidents.
func writtenWith(t *testing.T, meta, text, incidents string) *Deck {
	t.Helper()
	folder := fstest.MapFS{
		"brief.md":      &fstest.MapFile{Data: []byte("---\nlectern: 1\n" + meta + "\nas-of: 2033-04-02\n---\n\n" + text)},
		"incidents.csv": &fstest.MapFile{Data: []byte(incidents)},
	}
	b, _ := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
	return New(b)
}

// said returns the words of slides, without spaces.
func said(t *testing.T, d *Deck) (all []string) {
	t.Helper()
	for n, s := range d.Slides {
		var l ledger
		d.Draw(&l, n, d.Slides[n].Printed, &draw.Light)
		for _, f := range l.faults {
			t.Errorf("slide %d, %q: %s", n+1, s.Title, f)
		}
		all = append(all, strings.ReplaceAll(l.said.String(), " ", ""))
	}
	return all
}

func TestSpeakerNotesStayWithTheSlideBefore(t *testing.T) {
	d := written(t, "T", "# A {#a}\n\nFirst.\n\n- one\n\n::: notes\nSpoken.\n:::\n\n::: only-slides\nShown.\n:::\n\n::: only-page\nPrinted.\n:::\n", "")
	for _, s := range d.Slides {
		for _, note := range s.Notes {
			if s.Title != "A" || noted(note) != "Spoken." || len(d.Slides) != 4 || s != d.Slides[2] {
				t.Errorf("slide %q has the note %q:\n%s", s.Title, noted(note), outline(d))
			}
		}
	}
	all := strings.Join(said(t, d), "")
	if strings.Contains(all, "Spoken") {
		t.Error("a slide shows the speaker’s notes")
	} else if !strings.Contains(all, "Shown") {
		t.Error("no slide shows what is for slides alone")
	} else if strings.Contains(all, "Printed") {
		t.Error("a slide shows what is for pages alone")
	}
}

func TestLongWordsLeaveNoSlide(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("a title that nobody stopped in time ", 40))
	d := written(t, long+"\nsubtitle: "+long, "# A {#a}\n\n"+long+"\n\n## "+long+"\n\n"+
		"::: {.judgement likelihood=\"likely\" confidence=\"low\" confidence-because=\""+long[:700]+"\"}\n"+long+"\n:::\n\n"+
		"::: {.recommendation owner=\""+long+"\"}\n"+long+"\n:::\n\n"+
		"```{.map title=\""+long+"\"}\n```\n\n```{.timeline title=\""+long+"\"}\n```\n\n```{.chart title=\""+long+"\"}\n```\n\n```{.incidents title=\""+long+"\"}\n```\n",
		"a,2033-01-02,A,Pakistan,Quetta,3\n")
	if first := said(t, d)[0]; !strings.Contains(first, "\u2026") || !strings.Contains(first, "As\u00a0of\u00a02\u00a0April\u00a02033") {
		t.Errorf("the first slide says %s", first)
	}
}

func TestTablesOfIncidentsShowTheColumnsAskedForAndHowManyRows(t *testing.T) {
	var rows strings.Builder
	for i := range 30 {
		fmt.Fprintf(&rows, "i%d,2033-01-%02d,Case%d,Pakistan,Quetta,%d\n", i, i+1, i, i)
	}
	for _, test := range []struct {
		attributes  string
		has, hasNot []string
	}{
		{`columns="date,place,title,killed" limit=8`, []string{"DatePlaceIncidentKilled", "Case0", "Case7"}, []string{"Country", "shown.", "Case8"}},
		{`columns="date,title,country,place,killed,wounded" limit=3`, []string{"CountryPlaceKilledWounded"}, []string{"shown.", "columns."}},
		{`columns="date,title,country,place,killed,wounded,attribution,target,tactic" limit=3`, []string{"KilledWounded", "6of9columns."}, []string{"Attribution"}},
		{``, []string{"DateIncidentPlaceKilledAttribution", "of30shown."}, []string{"Case29"}},
	} {
		all := said(t, written(t, "T", "# A {#a}\n\nFirst.\n\n```{.incidents "+test.attributes+"}\n```\n", rows.String()))
		slide := all[len(all)-1]
		for _, words := range test.has {
			if !strings.Contains(slide, words) {
				t.Errorf("%s: no %q in %s", test.attributes, words, slide)
			}
		}
		for _, words := range test.hasNot {
			if strings.Contains(slide, words) {
				t.Errorf("%s: %q in %s", test.attributes, words, slide)
			}
		}
	}
}

func TestListsTablesAndCodeAreShownWhole(t *testing.T) {
	var table strings.Builder
	for i := range 40 {
		fmt.Fprintf(&table, "| Row%02d | %d |\n", i, i)
	}
	d := written(t, "T", "# A {#a}\n\nFirst.\n\n- outer\n\n    - inner\n\n        second paragraph\n\nTerm\n\n:   Meaning.\n\n"+
		"| Head | Figure |\n|---|--:|\n"+table.String()+"\n: What was counted\n\n"+
		"So it is done:\n\n```\nfirst line\n\n  second line\n```\n\n"+
		"::: {.keypoint}\nPoint.\n\n| Inside | Key |\n|---|---|\n| point | 1 |\n:::\n\n> Quoted.\n>\n> - quoted item\n", "")
	slides := said(t, d)
	all := strings.Join(slides, "|")
	for _, words := range []string{"outer•innersecondparagraph", "TermMeaning", "firstline\u00a0\u00a0secondline", "InsideKeypoint1", "quoteditem"} {
		if !strings.Contains(all, words) {
			t.Errorf("no slide shows %q: %s", words, all)
		}
	}
	for i := range 40 {
		if row := fmt.Sprintf("Row%02d%d", i, i); strings.Count(all, row) != 1 {
			t.Errorf("%s is shown %d times", row, strings.Count(all, row))
		}
	}
	counted := 0
	for n, s := range d.Slides {
		if s.Title == "What was counted" && strings.HasPrefix(s.Kicker, "A (") {
			counted++
			if !strings.Contains(slides[n], "HeadFigure") {
				t.Errorf("slide %d has no head: %s", n+1, slides[n])
			}
		}
	}
	if counted < 3 || !strings.Contains(outline(d), "So it is done") {
		t.Errorf("the slides:\n%s", outline(d))
	}
}

func TestStatementsEndWithTheirFirstSentence(t *testing.T) {
	for text, want := range map[string]string{
		"":     "",
		"One.": "One.",
		"The group attacked a mosque in Kabul. Nobody claimed it.":               "The group attacked a mosque in Kabul.",
		"It was, said the U.S. Department of State, the work of the group. Yes.": "It was, said the U.S. Department of State, the work of the group.",
		"Short. Then the rest of it follows in a second sentence.":               "Short. Then the rest of it follows in a second sentence.",
		"Does the group have the means to do so? Perhaps.":                       "Does the group have the means to do so?",
		"The report was read by officers of the U.S. Department of State. Yes.":  "The report was read by officers of the U.S. Department of State.",
		"a  sentence\nover   lines that has no end":                              "a sentence over lines that has no end",
	} {
		if got := sentencesOf("en").first(text); got != want {
			t.Errorf("%q ends %q, want %q", text, got, want)
		}
	}
}

func TestListsAreTitledByTheSentenceThatLeadsToThem(t *testing.T) {
	for text, want := range map[string]string{
		"These follow:":                         "These follow",
		"First. These follow:":                  "These follow",
		"Who pays? These do:":                   "These do",
		"Yes! These\n do:":                      "These do",
		"So says the U.S. Department of State:": "So says the U.S. Department of State",
		"Several are known, e.g. these:":        "Several are known, e.g. these",
		"First: these follow.":                  "",
		"Words.":                                "",
		":":                                     "",
		"It has grown. Élite units, so the ministry, are these:": "Élite units, so the ministry, are these",
	} {
		text = strings.Join(strings.Fields(text), " ")
		if from, to := programSentences.leads(text); text[from:to] != want {
			t.Errorf("%q leads with %q, want %q", text, text[from:to], want)
		}
	}
	const list = "- one\n"
	for text, want := range map[string]string{
		"First.\n\n" + list:                                                          "A",
		"They are:\n\n" + list:                                                       "They are",
		"First. They are:\n\n" + list:                                                "They are",
		"First.\n\nThey are:\n\n" + list:                                             "They are",
		"First.\n\nThey are:\n\nNo.\n\n" + list:                                      "A",
		"First.\n\nThey are:\n\n---\n\n" + list:                                      "A",
		"First.\n\nThey are:\n\n## B\n\n" + list:                                     "B",
		"## B\n\nThey are:\n\n" + list:                                               "They are",
		"## B\n\n" + list:                                                            "B",
		"They are:\n\n::: landscape\n" + list + ":::\n":                              "They are",
		"They are:\n\n::: notes\nSpoken.\n:::\n\n" + list:                            "They are",
		"They are:\n\n::: only-slides\n" + list + ":::\n":                            "They are",
		"::: only-slides\nThey are:\n\n" + list + ":::\n":                            "They are",
		"::: only-slides\n## B\n\n" + list + ":::\n":                                 "B",
		"::: only-slides\n## B\n\nThey are:\n\n" + list + ":::\n":                    "They are",
		"::: only-slides\n## B\n\nShown.\n:::\n\n" + list:                            "A",
		"::: only-page\nThey are:\n:::\n\n" + list:                                   "A",
		"::: keypoint\nThey are:\n\n" + list + ":::\n":                               "They are",
		"> They are:\n>\n> " + list:                                                  "They are",
		"Those are:\n\n- They:\n\n    No.\n\n    ::: keypoint\n    - two\n    :::\n": "A",
		"Those are:\n\n- They are:\n\n    ::: keypoint\n    - two\n    :::\n":        "They are",
	} {
		d := written(t, "T", "# A {#a}\n\n"+text, "")
		if got := d.Slides[len(d.Slides)-1].Title; got != want {
			t.Errorf("%q is titled %q, want %q:\n%s", text, got, want, outline(d))
		}
	}
}

func TestKeyPointsAreSaidWholeAndOpeningParagraphsInASentence(t *testing.T) {
	const text = "The first sentence is this one. The second is that.\n"
	for name, c := range map[string]struct {
		text  string
		whole bool
	}{
		"a paragraph":         {text, false},
		"a key point":         {"::: keypoint\n" + text + ":::\n", true},
		"a second key point":  {"::: keypoint\nPoint.\n:::\n\n::: keypoint\n" + text + ":::\n", true},
		"a part for slides":   {"Other.\n\n::: only-slides\n" + text + ":::\n", true},
		"a recommendation":    {"Other.\n\n::: recommendation\n" + text + ":::\n", false},
		"another's paragraph": {"::: keypoint\nPoint.\n:::\n\n" + text, false},
	} {
		all := strings.Join(said(t, written(t, "T", "# A {#a}\n\n"+c.text, "")), "|")
		if whole := strings.Contains(all, "Thesecondisthat."); whole != c.whole {
			t.Errorf("%s is said whole: %t: %s", name, whole, all)
		}
	}
}

func TestSlidesOfDrawingsHaveTheirCaptions(t *testing.T) {
	const rows = "a,2033-01-02,A,Pakistan,Quetta,3\nb,2033-01-03,B,Afghanistan,Kabul,4\n"
	for _, kind := range []string{".map", ".timeline", ".chart by=country", ".incidents", ".chart series=none"} {
		d := written(t, "T", "# A {#a}\n\nFirst.\n\n```{"+kind+" caption=\"Captioned\"}\n```\n\n```{"+kind+" title=\"Titled\" caption=\"Captioned\"}\n```\n\n```{"+kind+" query=\"country:Pakistan\"}\n```\n", rows)
		all := said(t, d)
		if d.Slides[2].Title != "Captioned" || d.Slides[3].Title != "Titled" || !strings.Contains(all[3], "Captioned.") {
			t.Errorf("%s: %s\n%s", kind, all[3], outline(d))
		}
		if lead := strings.ReplaceAll("1 of 2 incidents: 3 people killed", " ", ""); strings.Count(all[4], lead) > 1 {
			t.Errorf("%s says it twice: %s", kind, all[4])
		}
	}
}

func TestStatementsAreThoseOfSlides(t *testing.T) {
	const text = "::: only-page\nPrinted.\n:::\n\n::: notes\nSpoken.\n:::\n\n::: only-slides\nShown.\n:::\n"
	for _, class := range []string{"keypoint", "recommendation", "{.judgement likelihood=\"likely\" confidence=\"low\"}"} {
		d := written(t, "T", "# A {#a}\n\nFirst.\n\n:::: "+class+"\n"+text+"::::\n", "")
		if all := strings.Join(said(t, d), "|"); !strings.Contains(all, "Shown.") || strings.Contains(all, "Printed.") || strings.Contains(all, "Spoken.") {
			t.Errorf("a %s says %s", class, all)
		}
	}
}

func TestRecommendationsSayWhoByWhenAndHowPressing(t *testing.T) {
	for want, r := range map[string]brief.Recommendation{
		"": {}, "Navy": {Owner: "Navy"}, "by\u00a0June\u00a02033": {By: "2033-06"}, "priority 2": {Priority: 2},
		"Navy, by\u00a0June\u00a02033, priority 3": {Owner: "Navy", By: "2033-06", Priority: 3}, "Army": {Owner: "Army", Priority: 1},
	} {
		if got := responsible(&r, 1); got != want {
			t.Errorf("%+v: %q, want %q", r, got, want)
		}
	}
}

func TestNamesOnMapsStayOffTheMarks(t *testing.T) {
	d := written(t, "T\nmarking: TLP:RED", "# A {#a}\n\nFirst.\n\n```{.map}\n```\n", "a,2033-01-02,A,Pakistan,Quetta,3\n")
	for _, mark := range d.marks() {
		if kept := d.Slides[2].Map.Keep; !slices.ContainsFunc(kept, func(r draw.Rect) bool {
			return r.Overlaps(draw.Rect{X: mark.X - d.panel(), Y: mark.Y, W: mark.W, H: mark.H})
		}) {
			t.Errorf("names may stand under the mark at %v: %v", mark, kept)
		}
	}
	if len(d.marks()) != 2 {
		t.Errorf("%d marks", len(d.marks()))
	}
}

func TestSourceLinesAreWholeSentencesAsFarAsTheyFit(t *testing.T) {
	d := written(t, "T", "# A {#a}\n\nFirst.\n", "")
	long := strings.Repeat("words ", 60)
	for want, words := range map[string][]string{"a b": {"a b", "a"}, "a": {"a " + long, "a"}, "": {long + long, long}} {
		if got := d.longest(words...); got != want {
			t.Errorf("%q of %q", got, words)
		}
	}
}

// Half-written files are shown while they are written: nothing that is missing stops the show.
func TestBriefsWithHolesStillBecomeSlides(t *testing.T) {
	front := "---\nlectern: 1\ntitle: %q\nas-of: 2033-04-02\n---\n"
	for name, files := range map[string]map[string]string{
		"nothing":                {"brief.md": ""},
		"no title":               {"brief.md": fmt.Sprintf(front, "") + "# A {#a}\n\nWords.\n"},
		"a section without text": {"brief.md": fmt.Sprintf(front, "T") + "# A {#a}\n"},
		"sources without titles": {"brief.md": fmt.Sprintf(front, "T") + "# A {#a}\n\nSo [@x] and [@y].\n", "sources.yaml": "references:\n- id: x\n  type: webpage\n- id: y\n  type: book\n  title: ''\n"},
		"drawings without data": {"brief.md": fmt.Sprintf(front, "T") + "# A {#a}\n\n```{.map #m query=\"country:Pakistan\"}\n```\n\n```{.timeline #t}\n```\n\n" +
			"```{.chart #c by=\"year\"}\n```\n\n```{.chart #s series=\"none\"}\n```\n\n```{.incidents #i}\n```\n\n```{.map #q query=\"((\"}\n```\n\n![x](gone.png){#g}\n"},
		"empty parts": {"brief.md": fmt.Sprintf(front, "T") + "# A {#a}\n\n::: {.keypoint}\n:::\n\n::: {.judgement}\n:::\n\n::: {.recommendation}\n:::\n\n::: notes\n:::\n\n::: only-slides\n:::\n\n- \n- \n"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := fstest.MapFS{}
			for file, text := range files {
				folder[file] = &fstest.MapFile{Data: []byte(text)}
			}
			b, _ := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
			d := New(b)
			for n := range d.Slides {
				var l ledger
				d.Draw(&l, n, d.Slides[n].Printed, &draw.Light)
				if len(l.open) > 0 || l.clips != 0 {
					t.Errorf("slide %d leaves %d elements and %d clips open", n+1, len(l.open), l.clips)
				}
			}
		})
	}
}

// A table of incidents has room on its slide whatever they are called: a long name is cut, and the rows that
// have no room are counted.
func TestTablesOfIncidentsEndAboveTheFoot(t *testing.T) {
	long := strings.Repeat("a siege of the long bridge ", 200)
	for _, rows := range []int{1, 3, 12, 400} {
		for _, word := range []string{"A siege", long, strings.ReplaceAll(long, " ", "")} {
			var incidents strings.Builder
			for i := range rows {
				title := "A siege"
				if i%3 == 0 {
					title = word
				}
				fmt.Fprintf(&incidents, "i%d,2033-01-02,%s,Pakistan,Quetta,3\n", i, title)
			}
			d := written(t, "T", opened+"```{.incidents columns=\"date,title,place,killed\"}\n```\n", incidents.String())
			all := said(t, d)
			table := all[len(all)-1]
			shown := strings.Count(table, "Quetta")
			if shown < min(rows, fewestRows) || (shown < rows) != strings.Contains(table, fmt.Sprintf("%dof%dshown", shown, rows)) {
				t.Errorf("of %d incidents called %.20q %d are shown: %.300s", rows, word, shown, table)
			}
		}
	}
}
