package typeset

import (
	"fmt"
	"image"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/draw"
)

// recorder writes down what is drawn on it, as a tree of elements and words. Artifacts are left out.
type recorder struct {
	root      branch
	open      []*branch
	known     map[any]*branch
	artifacts int
	areas     []draw.Rect // of what was drawn, clipped
	clips     []draw.Rect
	bad       []string
	links     int
}

type branch struct {
	name string
	kids []*branch
}

func (n *branch) list(to *[]string) {
	*to = append(*to, n.name)
	for _, k := range n.kids {
		k.list(to)
	}
	if strings.HasPrefix(n.name, "<") {
		*to = append(*to, "</"+n.name[1:])
	}
}

// calls are the elements and words in the order of the tree.
func (r *recorder) calls() (out []string) {
	for _, k := range r.root.kids {
		k.list(&out)
	}
	return out
}

func (r *recorder) top() *branch {
	if n := len(r.open); n > 0 {
		return r.open[n-1]
	}
	return &r.root
}

func (r *recorder) area(a draw.Rect) {
	for _, c := range r.clips {
		a = a.Intersect(c)
	}
	r.areas = append(r.areas, a)
}

func (r *recorder) Fill(p *draw.Path, _ draw.Ink)                  { r.area(p.Bounds()) }
func (r *recorder) Stroke(p *draw.Path, _ draw.Stroke, _ draw.Ink) { r.area(p.Bounds()) }
func (r *recorder) Image(_ image.Image, a draw.Rect)               { r.area(a) }
func (r *recorder) Halo(*draw.Word, float32, float32, float32, float32, draw.Ink) {
}

func (r *recorder) Text(w *draw.Word, x, y, size float32, _ draw.Ink) {
	r.area(draw.Rect{X: x, Y: y - size*0.7, W: w.Width * size, H: size * 0.7})
	if r.artifacts == 0 && strings.TrimSpace(w.Text) != "" {
		n := r.top()
		n.kids = append(n.kids, &branch{name: w.Text})
	}
}
func (r *recorder) Clip(a draw.Rect) { r.clips = append(r.clips, a) }
func (r *recorder) Unclip()          { r.clips = r.clips[:len(r.clips)-1] }

func (r *recorder) Begin(t draw.Tag) {
	if r.artifacts > 0 || t.Role == draw.Artifact {
		r.artifacts++
		return
	}
	n := r.known[t.Self]
	if n == nil {
		n = &branch{name: fmt.Sprintf("<%s>", t.Role)}
		r.top().kids = append(r.top().kids, n)
		if r.known == nil {
			r.known = map[any]*branch{}
		}
		if t.Self != nil {
			r.known[t.Self] = n
		}
	}
	r.open = append(r.open, n)
}

func (r *recorder) End() {
	switch n := len(r.open); {
	case r.artifacts > 0:
		r.artifacts--
	case n == 0:
		r.bad = append(r.bad, "an End without a Begin")
	default:
		r.open = r.open[:n-1]
	}
}
func (r *recorder) Link(draw.Rect, draw.Target) { r.links++ }
func (r *recorder) Anchor(string, draw.Point)   {}

// A document drawn page by page has the elements and words of the same document drawn in one
// go, in the same order, wherever its floats went: what goes over a page stays one.
func TestElementsStayWholeOverPages(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 20 {
		blocks := randomBlocks(r, 40)
		for i := range blocks { // in one go there is no foot of a page
			for k := range blocks[i].Text.Spans {
				blocks[i].Text.Spans[k].Footnote = nil
			}
		}
		c := NewSetter().Stack(blocks, Setting{Measure: 500, Hyphens: HyphensFor("en-GB")})
		var whole, paged recorder
		one := Painter{Palette: &draw.Paper}
		one.Outline(&whole, c.Blocks)
		one.Paint(&whole, c, 0, c.Height, draw.Point{})
		one.Finish(&whole)
		painter := Painter{Palette: &draw.Paper}
		painter.Outline(&paged, c.Blocks)
		for _, page := range NewSetter().Pages(c.Blocks, letterRoom, Setting{Hyphens: HyphensFor("en-GB")}).List {
			painter.Page(&paged, &page, draw.Point{Y: 50})
		}
		painter.Finish(&paged)
		for name, rec := range map[string]*recorder{"whole": &whole, "paged": &paged} {
			if len(rec.open) > 0 || rec.artifacts > 0 || len(rec.bad) > 0 || len(rec.clips) > 0 {
				t.Fatalf("%s: left open %v, %v, %d clips", name, rec.open, rec.bad, len(rec.clips))
			}
		}
		if diff := cmp.Diff(whole.calls(), paged.calls()); diff != "" {
			t.Fatal(diff)
		}
	}
}

// A note is read behind the paragraph of its mark, and within anything else that holds one.
func TestNotesAreReadWhereTheirMarksAre(t *testing.T) {
	root := NewElement(draw.Tag{Role: draw.Sect})
	marked := func(words string, in draw.Role) Block {
		text := NewText(words, upright)
		note := NewElement(draw.Tag{Role: draw.Note})
		text.Add("a", upright).Footnote = &Footnote{In: note, Blocks: []Block{{Text: NewText("note", upright), Leading: 18, In: note}}}
		return Block{Text: text, Leading: 30, Below: 10, In: root.Inside(draw.Tag{Role: in})}
	}
	pages := paged([]Block{marked("one", draw.Paragraph), marked("cell", draw.TableCell), {Text: NewText("two", upright), Leading: 30, In: root.Inside(draw.Tag{Role: draw.Paragraph})}})
	var rec recorder
	painter := Painter{Palette: &draw.Paper}
	painter.Outline(&rec, pages.Column.Blocks)
	painter.Page(&rec, &pages.List[0], draw.Point{})
	painter.Finish(&rec)
	want := []string{
		"<Sect>", "<P>", "one", "a", "</P>", "<Note>", "note", "</Note>",
		"<TD>", "cell", "a", "<Note>", "note", "</Note>", "</TD>", "<P>", "two", "</P>", "</Sect>",
	}
	if diff := cmp.Diff(want, rec.calls()); diff != "" {
		t.Error(diff)
	}
}

// The margins are the page's own: grounds of what goes over a page end with it.
func TestNothingIsDrawnOutsideItsPage(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	code := &Frame{Left: 8, Right: 8, Top: 8, Bottom: 8, Draw: func(c draw.Canvas, at draw.Rect, p *draw.Palette) {
		var path draw.Path
		path.AddRect(at)
		c.Fill(&path, p.Desk)
	}}
	var long []Block
	for range 80 {
		long = append(long, Block{Text: NewText("a line of code", upright), Leading: 24, Frame: code, Ragged: true})
	}
	documents := [][]Block{long}
	for range 20 {
		documents = append(documents, randomBlocks(r, 40))
	}
	for _, blocks := range documents {
		painter := Painter{Palette: &draw.Paper}
		for n, page := range NewSetter().Pages(blocks, letterRoom, Setting{}).List {
			var rec recorder
			painter.Page(&rec, &page, draw.Point{X: 60, Y: 50})
			for _, a := range rec.areas {
				if a.H > 0 && (a.Y < 50-0.01 || a.Bottom() > 50+pageHeight+0.01) {
					t.Fatalf("page %d, from 50 to %d, has something from %.1f to %.1f", n, 50+pageHeight, a.Y, a.Bottom())
				}
			}
		}
	}
}

// The order in which a screen reader meets a label, a link and an underline.
func TestSpansAreDrawnAsTheyRead(t *testing.T) {
	root := NewElement(draw.Tag{Role: draw.ListItem})
	label := NewText("1.", upright)
	var text Text
	text.Add("See ", upright)
	linked := text.Add("the source", upright)
	linked.Link, linked.Underline = Link{1, "a"}, true
	text.Add(" or ", upright)
	text.Add("نص", upright).Tag = &draw.Tag{Role: draw.Span, Lang: "ar"}
	text.Add(" and ", upright)
	text.Add("nowhere", upright).Link = Link{2, "lost"}
	c := NewSetter().Stack([]Block{{
		Text: text, Leading: 30, Left: 30, Hang: 30, Label: &label,
		LabelIn: root.Inside(draw.Tag{Role: draw.ListLabel}), In: root.Inside(draw.Tag{Role: draw.ListBody}),
	}}, Setting{Measure: 600})
	var rec recorder
	painter := Painter{Palette: &draw.Light, Target: func(link Link) (draw.Target, bool) {
		return draw.Target{Anchor: link.ID}, link == Link{1, "a"}
	}}
	painter.Paint(&rec, c, 0, c.Height, draw.Point{})
	painter.Finish(&rec)
	want := []string{
		"<LI>", "<Lbl>", "1.", "</Lbl>", "<LBody>", "See", "<Link>", "the", "source", "</Link>", "or",
		"<Span>", "نص", "</Span>", "and", "nowhere", "</LBody>", "</LI>",
	}
	if diff := cmp.Diff(want, rec.calls()); diff != "" {
		t.Error(diff)
	}
	if rec.links != 1 {
		t.Errorf("%d links", rec.links)
	}
}

// Bands of the desk: whatever touches the band is drawn, also in rows whose cells differ.
func TestBandsTogetherShowEveryWord(t *testing.T) {
	c := randomColumn(rand.New(rand.NewPCG(17, 18)), 40)
	shown := map[string]bool{}
	word := func(band float32, w *draw.Word, x, y float32) string {
		return fmt.Sprintf("%s@%.1f,%.1f", w.Text, x, y+band)
	}
	for from := float32(0); from < c.Height; from += 97 {
		probe := &prober{seen: func(w *draw.Word, x, y float32) { shown[word(from, w, x, y)] = true }}
		painter := Painter{Palette: &draw.Light}
		painter.Paint(probe, c, from, from+97, draw.Point{})
	}
	missing := 0
	all := &prober{seen: func(w *draw.Word, x, y float32) {
		if !shown[word(0, w, x, y)] {
			missing++
		}
	}}
	painter := Painter{Palette: &draw.Light}
	painter.Paint(all, c, 0, c.Height, draw.Point{})
	if missing > 0 {
		t.Errorf("%d words are in no band", missing)
	}
}

// prober is a recorder that hands words on.
type prober struct {
	recorder
	seen func(w *draw.Word, x, y float32)
}

func (p *prober) Text(w *draw.Word, x, y, _ float32, _ draw.Ink) { p.seen(w, x, y) }

func TestALinkOverTwoLinesIsOneElement(t *testing.T) {
	style := &Style{Face: Standard().Serif, Size: 10}
	var text Text
	text.Add("See ", style)
	span := text.Add("the siege of the toll bridge by night", style)
	span.Link, span.Tag = Link{1, "siege"}, &draw.Tag{Role: draw.Span, Lang: "fr"}
	text.Add(" and wait.", style)
	c := NewSetter().Stack([]Block{{Text: text, Leading: 15, Ragged: true, In: NewElement(draw.Tag{Role: draw.Paragraph})}}, Setting{Measure: 80})
	if len(c.Lines) < 3 {
		t.Fatalf("the text has %d lines", len(c.Lines))
	}
	r := &recorder{}
	painter := Painter{Palette: &draw.Paper, Target: func(Link) (draw.Target, bool) { return draw.Target{Anchor: "siege"}, true }}
	painter.Paint(r, c, 0, c.Height, draw.Point{})
	painter.Finish(r)
	calls := strings.Join(r.calls(), " ")
	if n, m := strings.Count(calls, "<Link"), strings.Count(calls, "<Span"); n != 1 || m != 1 || r.links < 2 {
		t.Errorf("%d links and %d spans, %d areas: %s", n, m, r.links, calls)
	}
	read := []string{"See", "siege", "toll", "bridge", "night", "wait"}
	for i, word := range read[1:] {
		if strings.Index(calls, read[i]) > strings.Index(calls, word) {
			t.Errorf("%q is read before %q: %s", word, read[i], calls)
		}
	}
}
