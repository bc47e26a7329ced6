package compose

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/draw/svg"
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
			var d Document
			c.Front(&d)
			c.Body(&d)
			c.Notes(&d)
			c.Sources(&d, nil)
			c.Scale(&d)
			c.Method(&d)
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
	blocks := withFeet(d.Blocks)
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
			kind, rest, _ := strings.Cut(s.Link, ":")
			want := ""
			switch kind {
			case "cite":
				want = "source-" + rest
			case "incident":
				want = "incident-" + rest
			case "note":
				want = "note-" + rest
			case "figure", "view":
				want = IncidentsID
				if _, _, ok := Reach(b, s.Link); !ok {
					t.Errorf("%s reaches no incidents", s.Link)
				}
			default:
				continue
			}
			if links++; anchors[want] == 0 {
				t.Errorf("%s leads to %s, which is nowhere", s.Link, want)
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
	for _, block := range withFeet(d.Blocks) {
		anchors[block.Anchor] = true
	}
	for _, block := range withFeet(d.Blocks) {
		for _, s := range block.Text.Spans {
			switch kind, rest, _ := strings.Cut(s.Link, ":"); kind {
			case "figure", "view":
				links++
				if to, _ := c.ReachAnchor(s.Link); to == IncidentsID || !anchors[to] {
					t.Errorf("%s leads to %s, which is nowhere", s.Link, to)
				}
			case "note":
				if links++; !anchors["note-"+rest] {
					t.Errorf("%s leads nowhere", s.Link)
				}
			}
		}
	}
	if links != 5 {
		t.Errorf("there are %d links: %v", links, problems)
	}
}

// withFeet are blocks and those that stand at the foot of their pages.
func withFeet(blocks []typeset.Block) []typeset.Block {
	all := slices.Clone(blocks)
	for _, b := range blocks {
		for _, s := range b.Text.Spans {
			if s.Foot != nil {
				all = append(all, withFeet(s.Foot.Blocks)...)
			}
		}
	}
	return all
}

func TestCardsSayWhatTheyAreAbout(t *testing.T) {
	for _, name := range []string{"how-to-write-a-brief", "islamic-state-khorasan"} {
		b := shipped(t, name)
		c := New(b, Screen(19), 320, 320, typeset.NewSetter())
		for _, r := range b.References() {
			blocks := c.SourceCard(r.Source)
			whole(t, "card of "+r.Source.ID, blocks)
			if words := said(blocks); !strings.Contains(words, r.Source.Title) || !strings.Contains(words, r.Source.URL) || !strings.Contains(words, fmt.Sprint(r.Number)) {
				t.Errorf("%s: the card of %s says\n%s", name, r.Source.ID, words)
			}
		}
		for row := range b.Incidents.Len() {
			x := b.Incidents.At(row)
			blocks := c.IncidentCard(&x)
			whole(t, "card of "+x.ID, blocks)
			words := said(blocks)
			for _, want := range []string{x.Title, x.When.String(), x.Killed.String() + " killed", x.Wounded.String() + " wounded", x.Summary, x.FiguresNote} {
				if !strings.Contains(words, want) {
					t.Errorf("%s: the card of %s lacks %q:\n%s", name, x.ID, want, words)
				}
			}
			if sentence := IncidentWords(&x); !strings.Contains(sentence, x.Title) {
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
	style := c.style(c.Sheet.Cell.Style, look{})
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
		widths, _ := c.widths(grid{head: head, rows: rows, width: c.Measure})
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
		"Recommendation 1":                                   {Owner: " "},
		"Recommendation 1 \u00b7 Navy":                       {Owner: "Navy"},
		"Recommendation 1 \u00b7 by June 2033":               {By: "2033-06"},
		"Recommendation 1 \u00b7 Navy \u00b7 by 1 June 2033": {Owner: "Navy ", By: "2033-06-01"},
	} {
		if got := new(Composer).RecommendationKicker(&r); got != want {
			t.Errorf("the line is %q, want %q", got, want)
		}
	}
}

// Marks follow the punctuation, without a space between.
func TestMarksStandBehindThePunctuation(t *testing.T) {
	front := "---\nlectern: 1\ntitle: T\nas-of: 2033-04-02\n---\n# A {#a}\n\n"
	sources := "references:\n- id: x\n  type: book\n  title: X\n  author:\n  - family: Wrack\n- id: y\n  type: book\n  title: Y\n"
	for text, want := range map[string]string{
		"It is so [@x].":                   "It is so.1",
		"It is so [@x], and [@y]; so.":     "It is so,1 and;2 so.",
		"It is so [@x; @y].":               "It is so.1,\u20092",
		"It is so [see @x, p. 4] and so.":  "It is so1, p. 4 and so.",
		"@x says so.":                      "Wrack1 says so.",
		"It is[^n] so.\n\n[^n]: Note.":     "It isa so.",
		"So.^[Note.]":                      "So.a",
		"A *thing* [@x].":                  "A thing.1",
		"It is so [@x][@y].":               "It is so.1,\u20092",
		"It is so [@x] [@y], and so.":      "It is so,1,\u20092 and so.",
		"It is so [@x]\n[@y; @x]":          "It is so1,\u20092,\u20091",
		"So[^n][@x].\n\n[^n]: Note.":       "So.a,\u20091",
		"So [@x, p. 3][^n].\n\n[^n]: N.":   "So.1, p. 3,\u2009a",
		"So[^n]^[Other.]; so.\n\n[^n]: N.": "So;a,\u2009b so.",
		"So [@x]. [@y] and.":               "So.1,\u20092 and.",
		"@x [@y], says so.":                "Wrack1,\u20092, says so.",
		"[@x] [@y]":                        "1,\u20092",
	} {
		b, problems := brief.Open(fstest.MapFS{"brief.md": {Data: []byte(front + text + "\n")}, "sources.yaml": {Data: []byte(sources)}}, brief.Options{})
		if len(b.Sections) == 0 {
			t.Fatal(problems)
		}
		c := New(b, Page(), 372, 471, typeset.NewSetter())
		var d Document
		c.Body(&d)
		if got := d.Blocks[1].Text.String; got != want {
			t.Errorf("%q is set %q, want %q", text, got, want)
		}
		whole(t, text, d.Blocks)
		for _, s := range d.Blocks[1].Text.Spans {
			if s.Aside != (s.Tag != nil && s.Tag.Role == draw.Reference) {
				t.Errorf("%q: the span %q is aside %t and tagged %v", text, d.Blocks[1].Text.String[s.Start:s.End], s.Aside, s.Tag)
			}
		}
	}
}

func TestAnIncidentLeadsBackToWhereTheTextMentionsIt(t *testing.T) {
	folder, err := briefs.Open("islamic-state-khorasan")
	if err != nil {
		t.Fatal(err)
	}
	b, _ := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
	links := 0
	for _, sec := range b.Sections {
		brief.Walk(sec.Blocks, nil, func(in brief.Inline) {
			link, ok := in.(*brief.IncidentLink)
			if !ok {
				return
			}
			links++
			mentions := mentionsOf(b, link.ID)
			if !slices.ContainsFunc(mentions, func(m mention) bool {
				return m.section == brief.Plain(sec.Title) && m.paragraph > 0 && m.line <= link.Place().Line && strings.Contains(m.words, " ")
			}) {
				t.Errorf("%s is mentioned in %+v, not where line %d leads to it", link.ID, mentions, link.Place().Line)
			}
		})
	}
	if links < 5 {
		t.Errorf("the brief has %d links to incidents", links)
	}
	if n := len(mentionsOf(b, "nothing")); n != 0 {
		t.Errorf("what isn’t there is mentioned in %d places", n)
	}
}

func TestNoPictureIsHigherThanItsPage(t *testing.T) {
	const picture = "![A picture](media/a.png)"
	for name, one := range map[string]struct {
		size image.Point
		text string
		most float32
		left float32
	}{
		"a strip":              {image.Pt(20, 3000), picture, 0.8 * 700, 0},
		"a screen":             {image.Pt(1080, 2400), picture, 0.8 * 700, 0},
		"a small one":          {image.Pt(400, 300), picture, 0.8 * 700, 0},
		"on a turned page":     {image.Pt(1000, 1000), "::: landscape\n" + picture + "\n:::", 0.8 * 400, 0},
		"in an item":           {image.Pt(400, 300), "- " + picture, 0.8 * 700, 14.7},
		"captioned in an item": {image.Pt(400, 300), "- It.\n\n  " + picture + "{caption=\"So it is\"}", 0.8 * 700, 14.7},
	} {
		var file bytes.Buffer
		if err := png.Encode(&file, image.NewGray(image.Rectangle{Max: one.size})); err != nil {
			t.Fatal(err)
		}
		text := "---\nlectern: 1\ntitle: A picture\nas-of: 2033-04-02\n---\n\n# Aims {#aims}\n\n" + one.text + "\n"
		b, _ := brief.Open(fstest.MapFS{"brief.md": {Data: []byte(text)}, "media/a.png": {Data: file.Bytes()}}, brief.Options{})
		c := New(b, Page(), 372, 471, typeset.NewSetter())
		c.Pages = Pages{Height: 700, Margin: 100, Turned: [2]float32{700, 400}}
		var d Document
		c.Body(&d)
		blocks, width := d.Blocks, float32(372)
		for _, block := range d.Blocks {
			if block.Plate != nil {
				blocks, width = block.Plate.Blocks, 700
			}
		}
		pictures := 0
		for _, block := range blocks {
			if block.Box == nil {
				continue
			}
			pictures++
			if h := block.Box.Height(width); h > one.most+0.1 || h < 50 {
				t.Errorf("%s, a picture is %g points high", name, h)
			}
			if block.Left != one.left || (block.Float > 0) != (one.left == 0 && width == 372) {
				t.Errorf("%s, a picture is %g points from the left and floats with %d", name, block.Left, block.Float)
			}
		}
		if pictures != 1 {
			t.Errorf("%s, there are %d pictures", name, pictures)
		}
	}
}

// Where only one text has room, nothing is lost of the lines that the author broke.
func TestBrokenLinesRunOn(t *testing.T) {
	_, d := written(t, "One\\\ntwo\n---\n\nA term\n: Said\\\n  twice\n\n| a | b |\n|---|---|\n| c | d |\n\n: Above\\\n  a table", Page())
	if got, want := said(d.Blocks), "One two\nA term\nSaid \ntwice\nAbove a table\na\nb\nc\nd\n"; got != want {
		t.Errorf("it is set\n%q, want\n%q", got, want)
	}
}

// Whether a map was drawn ahead depends on the moment, and the same folder gives the same bytes.
func TestAMapDrawnAheadIsTheSame(t *testing.T) {
	box := func() typeset.Box {
		c := New(shipped(t, "islamic-state-khorasan"), Page(), 372, 471, typeset.NewSetter())
		var d, annexes Document
		c.Body(&d)
		c.Incidents(&annexes)
		for _, block := range d.Blocks {
			if b, is := block.Box.(*boxed); is && b.ahead != nil {
				return b
			}
		}
		t.Fatal("the brief has no map")
		return nil
	}
	at := draw.Rect{X: 62.14, Y: 91.7, W: 471, H: box().Height(471)}
	picture := func(b typeset.Box) []byte {
		c := svg.New(600, 842, "A map", "")
		b.Draw(c, at, &draw.Paper)
		data, err := c.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	want := picture(box())
	for what, prepare := range map[string]func(Ahead){
		"drawn ahead":                 func(b Ahead) { b.DrawAhead(at.W, at.H, &draw.Paper) },
		"drawn ahead in another size": func(b Ahead) { b.DrawAhead(300, 200, &draw.Paper) },
		"drawn ahead in other inks":   func(b Ahead) { b.DrawAhead(at.W, at.H, &draw.Dark) },
		"drawn ahead too late": func(b Ahead) {
			picture(b.(typeset.Box))
			b.DrawAhead(at.W, at.H, &draw.Dark)
		},
	} {
		b := box()
		prepare(b.(Ahead))
		for n := range 2 {
			if !bytes.Equal(picture(b), want) {
				t.Errorf("%s, it is another picture the %d. time", what, n+1)
			}
		}
	}
}
