package compose

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/incident"
	"lectern/app/typeset"
	"lectern/briefs"
)

func shipped(t *testing.T, name string) *brief.Brief {
	t.Helper()
	folder, err := briefs.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	b, problems := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
	if len(problems.Errors()) > 0 {
		t.Fatal(problems.Errors())
	}
	return b
}

// said is all text of blocks, a block a line.
func said(blocks []typeset.Block) string {
	var out strings.Builder
	for _, b := range blocks {
		out.WriteString(b.Text.String + "\n")
	}
	return out.String()
}

// whole says what is wrong with texts: spans that don't cover them, letters cut in two.
func whole(t *testing.T, where string, blocks []typeset.Block) {
	t.Helper()
	for i, b := range blocks {
		at := 0
		for _, s := range b.Text.Spans {
			if s.Start != at || s.End < s.Start {
				t.Errorf("%s, block %d: a span from %d to %d after %d", where, i, s.Start, s.End, at)
			}
			at = s.End
		}
		if at != len(b.Text.String) {
			t.Errorf("%s, block %d: spans end at %d of %d", where, i, at, len(b.Text.String))
		}
		if !utf8.ValidString(b.Text.String) || strings.ContainsRune(b.Text.String, utf8.RuneError) {
			t.Errorf("%s, block %d: broken text %q", where, i, b.Text.String)
		}
		if b.In == nil && b.Box == nil && b.Text.String != "" && !strings.HasPrefix(where, "card") {
			t.Errorf("%s, block %d is in no element: %q", where, i, b.Text.String)
		}
	}
}

func TestEveryPartIsWhereTheOutlineSays(t *testing.T) {
	for _, name := range []string{"how-to-write-a-brief", "islamic-state-khorasan"} {
		for sheet, s := range map[string]*Sheet{"desk": Screen(19), "page": Page(), "slide": Slide()} {
			b := shipped(t, name)
			c := New(b, s, 500, 600, typeset.NewSetter())
			d := c.Desk(0)
			c.Incidents(&d)
			c.Counted(&d)
			whole(t, name+" on "+sheet, d.Blocks)
			if len(d.Parts) < len(b.Sections) {
				t.Errorf("%s: %d parts of %d sections", name, len(d.Parts), len(b.Sections))
			}
			for _, p := range d.Parts {
				block := d.Blocks[p.Block]
				if block.Text.String != p.Title || block.Anchor != p.ID || !block.KeepNext {
					t.Errorf("%s: the part %q (%s) is at the block %q (%s)", name, p.Title, p.ID, block.Text.String, block.Anchor)
				}
			}
			for line := range 200 {
				if at := d.BlockAt(line); at < 0 || at >= len(d.Blocks) || d.Lines[at] > max(line, d.Lines[0]) && at != 0 {
					t.Errorf("%s: line %d leads to block %d, whose text starts at line %d", name, line, at, d.Lines[at])
				}
			}
		}
	}
}

// On paper every citation and every link to an incident leads to a place that is there.
func TestLinksHaveTheirPlaces(t *testing.T) {
	b := shipped(t, "islamic-state-khorasan")
	c := New(b, Page(), 372, 471, typeset.NewSetter())
	var d Document
	c.Body(&d)
	c.Notes(&d)
	c.Sources(&d, nil)
	c.Scale(&d)
	c.Method(&d)
	c.Incidents(&d)
	c.Counted(&d)
	blocks := withFootnotes(d.Blocks)
	anchors := map[string]int{}
	for _, block := range blocks {
		if block.Anchor != "" {
			anchors[block.Anchor]++
		}
	}
	for anchor, n := range anchors {
		if n > 1 {
			t.Errorf("%d places are called %q", n, anchor)
		}
	}
	links := 0
	for _, block := range blocks {
		for _, s := range block.Text.Spans {
			want := Anchor(s.Link)
			switch s.Link.Kind {
			case LinkSource, LinkIncident, LinkNote:
			case LinkFigure, LinkView:
				want = IncidentsID
				if _, _, ok := Reach(b, s.Link); !ok {
					t.Errorf("%v reaches no incidents", s.Link)
				}
			default:
				continue
			}
			if links++; anchors[want] == 0 {
				t.Errorf("%v leads to %s, which is nowhere", s.Link, want)
			}
		}
	}
	if links < 100 {
		t.Errorf("only %d links", links)
	}
}

// What only the glossary says is counted and noted as what the rest of the text says.
func TestFiguresAndNotesOfTheGlossaryHaveTheirPlaces(t *testing.T) {
	text := "---\nlectern: 1\ntitle: T\nas-of: 2033-04-02\nviews:\n  kabul: {query: \"country:Afghanistan\"}\n---\n\n# One {#one}\n\nText [1]{.figure q=\"count where tactic:arson\"}.\n\n" +
		"# Glossary {#glossary}\n\nIS\n: A movement[^n] of [1]{.figure q=\"count where country:Pakistan\"}, and [here](view:kabul).\n\n" +
		"[^n]: With [1]{.figure q=\"count where country:Iran\"}.\n"
	table := "id,date,country,place,title,tactic,killed\nx,2032-01-02,Afghanistan,Kabul,T,arson,3\ny,2032-01-02,Pakistan,Quetta,T,bomb,3\nz,2032-01-02,Iran,Kerman,T,bomb,3\n"
	b, problems := brief.Open(fstest.MapFS{"brief.md": {Data: []byte(text)}, "incidents.csv": {Data: []byte(table)}}, brief.Options{Gazetteer: atlas.Load()})
	c := New(b, Page(), 372, 471, typeset.NewSetter())
	var d Document
	c.Body(&d)
	c.Incidents(&d)
	c.Counted(&d)
	c.Glossary(&d)
	anchors, links := map[string]bool{}, 0
	for _, block := range withFootnotes(d.Blocks) {
		anchors[block.Anchor] = true
	}
	for _, block := range withFootnotes(d.Blocks) {
		for _, s := range block.Text.Spans {
			switch s.Link.Kind {
			case LinkFigure, LinkView:
				links++
				if to, _ := c.ReachAnchor(s.Link); to == IncidentsID || !anchors[to] {
					t.Errorf("%v leads to %s, which is nowhere", s.Link, to)
				}
			case LinkNote:
				if links++; !anchors[Anchor(s.Link)] {
					t.Errorf("%v leads nowhere", s.Link)
				}
			}
		}
	}
	if links != 5 {
		t.Errorf("there are %d links: %v", links, problems)
	}
}

// withFootnotes are blocks and those that stand at the foot of their pages.
func withFootnotes(blocks []typeset.Block) []typeset.Block {
	all := slices.Clone(blocks)
	for _, b := range blocks {
		for _, s := range b.Text.Spans {
			if s.Footnote != nil {
				all = append(all, withFootnotes(s.Footnote.Blocks)...)
			}
		}
	}
	return all
}

func TestCardsSayWhatTheyAreAbout(t *testing.T) {
	for _, name := range []string{"how-to-write-a-brief", "islamic-state-khorasan"} {
		b := shipped(t, name)
		c := New(b, Screen(19), 320, 320, typeset.NewSetter())
		for _, r := range b.References(brief.Page) {
			blocks := c.SourceCard(r.Source)
			whole(t, "card of "+r.Source.ID, blocks)
			if words := said(blocks); !strings.Contains(words, r.Source.Title) || !strings.Contains(words, r.Source.URL) || !strings.Contains(words, fmt.Sprint(r.Number)) {
				t.Errorf("%s: the card of %s says\n%s", name, r.Source.ID, words)
			}
		}
		for row := range incident.Row(b.Incidents.Len()) {
			x := b.Incidents.At(row)
			blocks := c.IncidentCard(&x)
			whole(t, "card of "+x.ID, blocks)
			words := said(blocks)
			for _, want := range []string{x.Title, x.When.String(), x.Killed.String() + " killed", x.Wounded.String() + " wounded", x.Summary, x.FiguresNote} {
				if !strings.Contains(words, want) {
					t.Errorf("%s: the card of %s lacks %q:\n%s", name, x.ID, want, words)
				}
			}
			if sentence := IncidentWords(b.Incidents, row); !strings.Contains(sentence, x.Title) {
				t.Errorf("%s in words: %q", x.ID, sentence)
			}
		}
		for _, n := range b.Notes {
			whole(t, "card of note "+n.Letter(), c.NoteCard(n))
		}
	}
}

// A table is as wide as its place, and no column is left without room.
func TestTablesShareOutTheirWidth(t *testing.T) {
	c := New(shipped(t, "how-to-write-a-brief"), Page(), 372, 471, typeset.NewSetter())
	style := c.style(c.Sheet.Cell.Style, inlineStyle{})
	cells := func(words ...string) (out []cell) {
		for _, w := range words {
			out = append(out, cell{text: typeset.NewText(w, style)})
		}
		return out
	}
	for name, rows := range map[string][][]cell{
		"narrow":    {cells("a", "b"), cells("1", "2")},
		"one wide":  {cells("a", strings.Repeat("many words ", 60)), cells("1", "2")},
		"all wide":  {cells(strings.Repeat("many words ", 60), strings.Repeat("more words ", 90), strings.Repeat("words ", 9))},
		"long word": {cells(strings.Repeat("x", 400), "b", "c")},
		"empty":     {cells("", "", "")},
		"no rows":   nil,
	} {
		n := 0
		var head []cell
		if len(rows) > 0 {
			head, n = rows[0], len(rows[0])
		}
		g := grid{head: head, rows: rows, width: c.Measure, scale: 1}
		g.wishes = c.wishes(g)
		widths := c.widths(g)
		sum := float32(max(0, n-1)) * c.Sheet.Cell.Size
		for i, w := range widths {
			if sum += w; w <= 0 {
				t.Errorf("%s: column %d is %g wide", name, i, w)
			}
		}
		if len(widths) != n || sum > c.Measure+0.1 {
			t.Errorf("%s: %d columns take %.1f of %.1f", name, len(widths), sum, c.Measure)
		}
	}
}

func TestDueDatesAreSaidInWords(t *testing.T) {
	for iso, want := range map[string]string{"2024-09-30": "30 September 2024", "2024-09": "September 2024", "2024": "2024", "": "", "soon": "soon"} {
		if got := By(iso); got != want {
			t.Errorf("%q is %q, want %q", iso, got, want)
		}
	}
}

// What there is none of goes unsaid.
func TestFactsSayWhatThereIs(t *testing.T) {
	for _, c := range []struct{ author, incidents, text, want string }{
		{"", "", "Text.", "As of 2 April 2033."},
		{"Wrack", "", "Text [@x].", "Wrack. As of 2 April 2033. One source cited."},
		{"Wrack, Ph.D.", "", "Text.", "Wrack, Ph.D. As of 2 April 2033."},
		{"", "a,2032-01-02,Iran,Kerman,T\n", "Text.", "As of 2 April 2033. One incident."},
		{"", "a,2032-01-02,Iran,Kerman,T\nb,2032-01-03,Iran,Kerman,T\n", "Text [@x; @y].", "As of 2 April 2033. 2 incidents, 2 sources cited."},
	} {
		front := "---\nlectern: 1\ntitle: T\nas-of: 2033-04-02\nauthor: [" + c.author + "]\n---\n\n# A {#a}\n\n"
		b, _ := brief.Open(fstest.MapFS{
			"brief.md": {Data: []byte(front + c.text + "\n")}, "incidents.csv": {Data: []byte("id,date,country,place,title\n" + c.incidents)},
			"sources.yaml": {Data: []byte("references:\n- {id: x, type: book, title: X}\n- {id: y, type: book, title: Y}\n")},
		}, brief.Options{Gazetteer: atlas.Load()})
		if got := Facts(b); got != c.want {
			t.Errorf("the facts are %q, want %q", got, c.want)
		}
	}
}

func TestTheLineAboveARecommendationHasWhatIsKnown(t *testing.T) {
	for want, r := range map[string]brief.Recommendation{
		"Recommendation 1": {Owner: " "},
		"Recommendation 1 \u00b7 priority 2 \u00b7 Navy":     {Owner: "Navy", Priority: 2},
		"Recommendation 1 \u00b7 Navy":                       {Owner: "Navy"},
		"Recommendation 1 \u00b7 by June 2033":               {By: "2033-06"},
		"Recommendation 1 \u00b7 Navy \u00b7 by 1 June 2033": {Owner: "Navy ", By: "2033-06-01"},
	} {
		if got := new(Composer).RecommendationKicker(&r).String(); got != want {
			t.Errorf("the line is %q, want %q", got, want)
		}
	}
}

// Whatever has an id, links lead to where it begins, even where that has a name of its own.
func TestIDsOfAnyBlockLeadToWhereItBegins(t *testing.T) {
	for text, want := range map[string]string{
		"::: {.judgement #x likelihood=\"likely\" confidence=\"low\"}\nSo.\n:::":       "Key judgement 1 of 1",
		"::: {.recommendation #x}\nSo.\n:::":                                           "Recommendation 1",
		"::: {.keypoint #x}\nSo.\n:::":                                                 "So.",
		"::: {.keypoint #x}\n## Head\n\nSo.\n:::":                                      "Head",
		"::: {.aside #x}\nSo.\n:::":                                                    "So.",
		"::: {.only-page #x}\n::: {.landscape #y}\n## Head\n:::\n:::":                  "Head",
		"::: {.landscape #x}\nSo.\n:::":                                                "So.",
		"```{.python #x}\ncode\n```":                                                   "code ",
		"::: {.only-page #x}\n```{.incidents .full-page #y title=\"Title\"}\n```\n:::": "Title",
	} {
		_, d := onPaper(text)
		var got []string
		for _, b := range d.Blocks {
			if b := foremost(&b); b.Named("x") {
				got = append(got, b.Text.String)
			}
		}
		if len(got) != 1 || got[0] != want {
			t.Errorf("%q: x leads to %q, want %q", text, got, want)
		}
	}
}

func TestAComposerOfOtherWidthsShowsWhatANewOneDoes(t *testing.T) {
	for _, name := range []string{"islamic-state-khorasan", "how-to-write-a-brief"} {
		b := shipped(t, name)
		newFor := func(measure, wide float32, setter *typeset.Setter) *Composer {
			c := New(b, Screen(19), measure, wide, setter)
			c.DeskLinks = true
			return c
		}
		kept := newFor(618, 700, typeset.NewKeepingSetter())
		kept.Keep()
		kept.Desk(0)
		for _, width := range []struct{ measure, wide float32 }{{600, 600}, {320, 320}, {618, 760}, {618, 700}} {
			kept = kept.At(width.measure, width.wide)
			fresh := newFor(width.measure, width.wide, typeset.NewSetter())
			column := func(c *Composer) *typeset.Column {
				return c.Setter.Stack(c.Desk(0).Blocks, typeset.Setting{Measure: width.wide, Hyphens: typeset.HyphensFor(b.Lang)})
			}
			got, want := column(kept), column(fresh)
			if got.Height != want.Height {
				t.Fatalf("%s, %v: it is %v high, want %v", name, width, got.Height, want.Height)
			}
			for i := range want.Blocks {
				got, want := &got.Blocks[i], &want.Blocks[i]
				sameLink := func(a, b typeset.Span) bool { return a.Link == b.Link && a.Anchor == b.Anchor }
				if got.Anchor != want.Anchor || got.Text.String != want.Text.String || !slices.EqualFunc(got.Text.Spans, want.Text.Spans, sameLink) {
					t.Errorf("%s, %v: block %d leads elsewhere: %q", name, width, i, want.Text.String)
				}
			}
			for top := float32(0); top < want.Height; top += 800 {
				paint := func(c *typeset.Column) []byte {
					img, canvas := raster.NewImage(width.wide+80, 800, 1, draw.Light.Page)
					painter := typeset.Painter{Palette: &draw.Light}
					painter.Paint(canvas, c, top, top+800, draw.Point{X: 40})
					return img.Pix
				}
				if !bytes.Equal(paint(got), paint(want)) {
					t.Errorf("%s, %v: something else stands below %v", name, width, top)
				}
			}
		}
	}
}
