package deck

import (
	"image"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/brief"
	"lectern/app/draw"
)

// tracer notes where words and pictures of a slide are, and where its links lead.
type tracer struct {
	ledger
	left     float32 // of all words but those of the foot
	pictures []draw.Rect
	links    []string
}

func (r *tracer) Text(w *draw.Word, x, y, size float32, ink draw.Ink) {
	r.ledger.Text(w, x, y, size, ink)
	if r.open[0].Running || strings.TrimSpace(w.Text) == "" {
		return
	}
	r.left = min(r.left, x)
}

func (r *tracer) Image(_ image.Image, at draw.Rect) { r.pictures = append(r.pictures, at) }
func (r *tracer) Link(_ draw.Rect, to draw.Target)  { r.links = append(r.links, to.URL) }

// traced draws slide n.
func traced(d *Deck, n int) *tracer {
	r := &tracer{left: d.Width}
	d.Draw(r, n, d.Slides[n].Printed, &draw.Light)
	return r
}

func TestTitlesFromRightToLeftCarryTheirBlock(t *testing.T) {
	const arabic = "تهديد تنظيم الدولة"
	d := written(t, arabic+"\nlang: ar\nmarking: TLP:AMBER+STRICT", "# "+arabic+" {#a}\n\n"+arabic+".\n\n::: {.recommendation owner=\"The court\"}\n"+arabic+".\n:::\n", "")
	for n, s := range d.Slides {
		r := traced(d, n)
		if r.left < d.Width/2 {
			t.Errorf("slide %d, %q, begins at %.0f, in the left half", n+1, s.Title, r.left)
		}
		for _, f := range r.faults {
			t.Errorf("slide %d, %q: %s", n+1, s.Title, f)
		}
	}
}

func TestPicturesAreNotEnlargedOverTwice(t *testing.T) {
	for name, c := range map[string]struct{ width, height int }{"a dot": {1, 1}, "a stamp": {200, 100}, "large": {3000, 2000}} {
		b, _ := brief.Open(fstest.MapFS{
			"brief.md": {Data: []byte("---\ntitle: T\nas-of: 2033-04-02\n---\n\n# A {#a}\n\nOne.\n\n![Seen](x.png)\n")},
			"x.png":    {Data: picture(t, c.width, c.height)},
		}, brief.Options{})
		got := traced(New(b), 2).pictures
		if len(got) != 1 || got[0].W > 2*float32(c.width) || got[0].W < min(2*float32(c.width), 900) {
			t.Errorf("%s, %d pixels wide, is drawn in %v", name, c.width, got)
		}
	}
}

// On slides only addresses outside are links.
func TestLinksOnSlidesLeadSomewhere(t *testing.T) {
	const items = "- [site](https://example.org/)\n- [part](#a)\n- [view](view:v)\n- [raid](incident:i)\n- [1]{.figure q=\"count\"}\n"
	d := writtenWith(t, "title: T\nviews:\n  v: {query: \"\"}", "# A {#a}\n\nOne.\n\n"+items, "id,date,title,country,place,killed\ni,2033-01-02,Raid,Pakistan,Quetta,3\n")
	last := len(d.Slides) - 1
	if got := strings.Join(traced(d, last).links, " "); got != "https://example.org/" {
		t.Errorf("the slide leads to %q", got)
	}
	var inks inkNoter
	d.Draw(&inks, last, 0, &draw.Light)
	if got := inks.accent.String(); !strings.Contains(got, "site") || strings.Contains(got, "part") || strings.Contains(got, "view") || strings.Contains(got, "raid") {
		t.Errorf("drawn as links are %q, want the site alone", got)
	}
}

// inkNoter notes the words in the colour of links.
type inkNoter struct {
	ledger
	accent strings.Builder
}

func (r *inkNoter) Text(w *draw.Word, x, y, size float32, ink draw.Ink) {
	r.ledger.Text(w, x, y, size, ink)
	if ink == draw.Light.Accent {
		r.accent.WriteString(w.Text)
	}
}
