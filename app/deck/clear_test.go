package deck

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/briefs"
)

// placer notes where the words of a slide stand, and those that are cut or that other words or a mark cover.
type placer struct {
	ledger
	width  float32
	marks  []draw.Rect
	clip   []draw.Rect
	words  []placedWord
	faults []string
}

// placedWord is a word where it is drawn.
type placedWord struct {
	text string
	at   draw.Rect // of its capitals
}

func (p *placer) Clip(r draw.Rect) {
	if n := len(p.clip); n > 0 {
		last := p.clip[n-1]
		x, y := max(r.X, last.X), max(r.Y, last.Y)
		r = draw.Rect{X: x, Y: y, W: min(r.Right(), last.Right()) - x, H: min(r.Bottom(), last.Bottom()) - y}
	}
	p.clip = append(p.clip, r)
}

func (p *placer) Unclip() { p.clip = p.clip[:len(p.clip)-1] }

func (p *placer) fault(format string, args ...any) {
	p.faults = append(p.faults, fmt.Sprintf(format, args...))
}

func (p *placer) Text(w *draw.Word, x, y, size float32, ink draw.Ink) {
	p.ledger.Text(w, x, y, size, ink)
	const high = 0.7 // of capitals and digits, in sizes of type
	word := placedWord{w.Text, draw.Rect{X: x, Y: y - high*size, W: w.Width * size, H: high * size}}
	if strings.TrimSpace(w.Text) == "" {
		return
	}
	if strings.Contains(w.Text, ellipsis) {
		p.fault("%q is cut", w.Text)
	}
	seen := draw.Rect{W: p.width, H: Height}
	if n := len(p.clip); n > 0 {
		seen = p.clip[n-1]
	}
	if word.at.X < seen.X-1 || word.at.Y < seen.Y-1 || word.at.Right() > seen.Right()+1 || word.at.Bottom() > seen.Bottom()+1 {
		p.fault("%q at %v is not whole within %v", w.Text, word.at, seen)
	}
	for _, other := range p.words {
		if other.at.Inset(2).Overlaps(word.at) {
			p.fault("%q lies over %q", w.Text, other.text)
		}
	}
	for _, mark := range p.marks {
		if mark.Overlaps(word.at) && !strings.HasPrefix(w.Text, "TLP") {
			p.fault("%q lies on the handling mark", w.Text)
		}
	}
	p.words = append(p.words, word)
}

func TestNothingOnASlideIsCutOrCovered(t *testing.T) {
	for _, name := range []string{"how-to-write-a-brief", "islamic-state-khorasan"} {
		folder, err := briefs.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
		for _, shape := range brief.Shapes {
			d, err := Build(t.Context(), b, shape)
			if err != nil {
				t.Fatal(err)
			}
			for row := range b.Incidents.Len() {
				answered(t, d, Answer{Incident: b.Incidents.At(incident.Row(row)).ID})
			}
			for _, source := range b.Sources.All {
				answered(t, d, Answer{Source: source.ID})
			}
			for _, query := range []string{"", "country:Pakistan", "killed:>=10", "date:2022"} {
				answered(t, d, Answer{Query: query})
			}
			for _, section := range b.Sections {
				for _, block := range section.Blocks {
					answered(t, d, Answer{Block: block, Section: section})
				}
			}
			for n, s := range d.Slides {
				check := func(fault string, draw func(*placer)) {
					p := placer{width: d.Width, marks: d.marks()}
					draw(&p)
					for _, f := range p.faults {
						if strings.Contains(f, fault) {
							t.Errorf("%s, %v, slide %s, %q: %s", name, shape, d.Number(n), s.Title, f)
						}
					}
				}
				for step := range s.Steps {
					check("", func(p *placer) { d.Draw(p, n, step, &draw.Light) })
				}
				if s.Map == nil || n >= d.built {
					continue
				}
				home := s.Views[0] // on a map that is moved, symbols leave the view
				for _, v := range []atlas.View{home.Pan(-300, -150), home.Pan(300, 150), home.Zoom(2, draw.Point{X: 600, Y: 540})} {
					check("is cut", func(p *placer) { d.DrawMoved(p, n, v, &draw.Light) })
				}
			}
		}
	}
}

// Every text of a brief has its end on a slide, however long it is.
func TestEveryTextHasItsEndOnASlide(t *testing.T) {
	long := func(end string) string { return strings.Repeat("a market and a mosque and ", 45) + end }
	const head = "id,date,title,country,place,killed,attribution_note,figures_note,sources\n"
	b, problems := brief.Open(fstest.MapFS{
		"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nsubtitle: " + long("subtitle-end") + "\nas-of: 2033-04-02\nmarking: TLP:AMBER+STRICT\n---\n\n# A {#a}\n\nOne.\n\n" +
			"```{.map #m title=\"" + long("map-end") + "\" caption=\"" + long("map-caption-end") + "\"}\n```\n\n" +
			"```{.chart #c by=\"year\" title=\"" + long("chart-end") + "\" caption=\"" + long("chart-caption-end") + "\"}\n```\n\n" +
			"```{.incidents #i title=\"" + long("table-end") + "\" caption=\"" + long("table-caption-end") + "\"}\n```\n\n" +
			"![" + long("picture-end") + "](x.png){alt=x}\n\n## " + long("heading-end") + "\n\n- an item\n\n" +
			"::: {.recommendation owner=\"" + long("owner-end") + "\"}\nAct.\n:::\n")},
		"incidents.csv": {Data: []byte(head + "i,2033-01-02," + long("incident-end") + ",Pakistan,Quetta,3," + long("attribution-end") + "," + long("figures-end") + ",s\n")},
		"sources.yaml": {Data: []byte("references:\n- id: s\n  type: book\n  title: " + long("source-end") + "\n  publisher: " + long("publisher-end") +
			"\n  issued: 2033-01\n  note: " + long("limits-end") + "\n")},
		"x.png": {Data: picture(t, 20, 10)},
	}, brief.Options{Gazetteer: atlas.Load()})
	if errs := problems.Errors(); len(errs) > 0 {
		t.Fatal(errs)
	}
	for _, shape := range brief.Shapes {
		d, err := Build(t.Context(), b, shape)
		if err != nil {
			t.Fatal(err)
		}
		answered(t, d, Answer{Incident: "i"})
		answered(t, d, Answer{Source: "s"})
		all := strings.Join(said(t, d), " ")
		for _, text := range []string{"subtitle", "map", "map-caption", "chart", "chart-caption", "table", "table-caption", "picture", "heading", "owner", "incident", "attribution", "figures", "source", "publisher", "limits"} {
			if !strings.Contains(all, text+"-end") {
				t.Errorf("%v: the end of the %s is on no slide", shape, text)
			}
		}
	}
}
