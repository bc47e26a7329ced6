package compose

import (
	"cmp"
	"fmt"
	"strings"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// card collects the blocks of a card, which shows a source, an incident or a note beside the text.
type card struct {
	c *Composer
	d Document
}

func (k *card) text(words string, t Type, below float32) *typeset.Text {
	k.d.Blocks = append(k.d.Blocks, typeset.Block{Text: typeset.NewText(words, k.c.style(t.Style, inlineStyle{})), Leading: t.Leading, Below: below, Ragged: true})
	return &k.d.Blocks[len(k.d.Blocks)-1].Text
}

func (k *card) rule() {
	k.d.Blocks = append(k.d.Blocks, typeset.Block{Box: rule{}, Above: 10, Below: 12})
}

// pair adds a name and its value side by side, unless the value is empty.
func (k *card) pair(name, value string) {
	if value == "" {
		return
	}
	row := &typeset.Row{Pad: 2}
	label, ink := k.c.Sheet.Label, k.c.Sheet.Label
	ink.Ink = typeset.Plain
	k.d.Blocks = append(k.d.Blocks,
		typeset.Block{Text: typeset.NewText(name, k.c.style(label.Style, inlineStyle{})), Leading: label.Leading, Right: k.c.Measure - 112, Ragged: true, Row: row},
		typeset.Block{Text: typeset.NewText(value, k.c.style(ink.Style, inlineStyle{})), Leading: label.Leading, Left: 124, Ragged: true, Row: row},
	)
}

func (k *card) link(words string, link typeset.Link) {
	t := k.text(words, k.c.Sheet.Label, 2)
	t.Spans[0].Link = link
	t.Spans[0].Style = k.c.style(k.c.Sheet.Label.Style, inlineStyle{bold: true, accent: true})
}

// kinds holds words for CSL types.
var kinds = map[string]string{
	"article-newspaper": "Newspaper article", "article-journal": "Journal article", "article-magazine": "Magazine article", "article": "Article",
	"report": "Report", "webpage": "Web page", "chapter": "Chapter", "book": "Book", "broadcast": "Broadcast", "legislation": "Legislation",
	"speech": "Speech", "entry-encyclopedia": "Encyclopedia entry", "post": "Post", "post-weblog": "Blog post", "document": "Document", "dataset": "Dataset",
}

// SourceCard returns the card of a source: kind and number, title, limits, where the text cites it, address.
func (c *Composer) SourceCard(s *brief.Source) []typeset.Block {
	k := &card{c: c}
	kind := SourceKind(s)
	for _, r := range c.Brief.References(brief.Slides) {
		if r.Source == s {
			kind = fmt.Sprintf("%d   %s", r.Number, kind)
		}
	}
	k.text(kind, c.Sheet.Label, 8)
	title := c.Sheet.Judgement
	k.text(s.Title, title, 6)
	for _, words := range []string{s.ContainerTitle, s.Publisher} {
		if words != "" {
			plain := c.Sheet.Source
			k.text(words, plain, 4)
		}
	}
	k.rule()
	for _, f := range SourceFacts(s) {
		k.pair(f.Name, f.Words)
	}
	if s.Note != "" {
		c.limits(k, "Limits. "+incident.Capital(s.Note))
	}
	c.citedIn(k, s)
	if s.URL != "" {
		k.rule()
		k.text("Address", c.Sheet.Label, 2)
		k.text(s.URL, c.Sheet.Caption, 0)
	}
	return k.d.Blocks
}

// SourceKind returns what kind of source it is, with its date.
func SourceKind(s *brief.Source) string {
	kind := cmp.Or(kinds[s.Type], "Source")
	if date := s.Issued.String(); date != "" {
		kind += ", " + date
	}
	return kind
}

// SourceFacts returns the grades of a source on the Admiralty scale and when it was read, as far as they are given.
func SourceFacts(s *brief.Source) (facts []Fact) {
	credibility := ""
	if s.Credibility > 0 {
		credibility = fmt.Sprint(s.Credibility)
	}
	for _, f := range []Fact{
		{Name: "Source reliability", Words: grade(s.Reliability, reliabilities)},
		{Name: "This information", Words: grade(credibility, credibilities)},
		{Name: "Read", Words: s.Accessed.String()},
	} {
		if f.Words != "" {
			facts = append(facts, f)
		}
	}
	return facts
}

var reliabilities = map[string]string{"A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable", "E": "unreliable", "F": "cannot be judged"}

var credibilities = map[string]string{"1": "confirmed", "2": "probably true", "3": "possibly true", "4": "doubtfully true", "5": "improbable", "6": "cannot be judged"}

// grade returns a mark of the Admiralty scale with its words.
func grade(mark string, words map[string]string) string {
	if mark == "" {
		return ""
	}
	return mark + "  " + words[mark]
}

// limits adds a framed text on the limits of a source or of numbers.
func (c *Composer) limits(k *card, words string) {
	f := &typeset.Frame{Left: 14, Right: 14, Top: 10, Bottom: 10, Above: 12, Below: 12, Draw: func(cv draw.Canvas, at draw.Rect, p *draw.Palette) {
		var path draw.Path
		path.AddRoundRect(at, 4)
		cv.Fill(&path, p.Raise)
		path.Reset()
		path.AddRoundRect(at.Inset(0.5), 4)
		cv.Stroke(&path, draw.Stroke{Width: 1}, p.Rule)
	}}
	k.text(words, c.Sheet.Label, 0)
	k.d.Blocks[len(k.d.Blocks)-1].Frame = f
}

// IncidentCard returns the card of an incident, with how certain each part is known.
func (c *Composer) IncidentCard(x *incident.Incident) []typeset.Block {
	k := &card{c: c}
	k.text(x.When.String()+", "+x.Where(), c.Sheet.Label, 6)
	k.text(x.Name(), c.Sheet.Judgement, 8)
	c.amounts(k, x)
	if x.Summary != "" {
		body := c.Sheet.Body
		k.text(x.Summary, body, 10)
	}
	k.rule()
	k.pair("Attribution", strings.TrimPrefix(AttributionWords(x), "attribution "))
	k.pair("", x.AttributionNote)
	k.pair("Verification", x.Verification.String())
	k.pair("Confidence", x.Confidence.String())
	k.pair("Actor", x.Actor)
	k.pair("Tactic", x.Tactic)
	k.pair("Target", cmp.Or(x.TargetNote, x.Target))
	k.pair("Place", placeWords(x))
	if _, area := x.Uncertainty(); x.HasPoint && !area {
		if lake, ok := atlas.LakeAt(x.Lat, x.Lon); ok {
			k.pair("", "on "+lake)
		}
	}
	if sea := seaWords(x); sea != "" {
		k.pair("", sea+", which is the nearest")
	}
	switch {
	case x.When.Precision == incident.ByDay:
	case x.When.IsWithinYears():
		k.pair("Date", "known to lie within these months only")
	default:
		k.pair("Date", "known to the "+x.When.Precision.String()+" only")
	}
	if x.FiguresNote != "" {
		c.limits(k, "Figures. "+x.FiguresNote)
	}
	if row, known := c.Brief.Incidents.Index(x.ID); known {
		c.claims(k, row)
	}
	if len(x.Sources) > 0 {
		k.rule()
		k.text("Sources", c.Sheet.Label, 4)
		for _, key := range x.Sources {
			if s := c.Brief.Sources.Get(key); s != nil {
				k.link(s.Title, To(LinkSource, key))
				k.text(cmp.Or(s.ContainerTitle, s.Short()), c.Sheet.Caption, 6)
			}
		}
	}
	c.further(k, x)
	c.mentionedIn(k, x.ID)
	if c.DeskLinks {
		k.rule()
		k.link("Show on the incident desk", To(LinkDesk, x.ID))
	}
	return k.d.Blocks
}

// longestCell is the number of characters up to which a card shows a cell of the file's own.
const longestCell = 600

// further adds the columns that the format doesn't have, without those that the card shows already.
func (c *Composer) further(k *card, x *incident.Incident) {
	shown := map[string]bool{}
	for _, a := range c.Brief.Incidents.Amounts() {
		for _, end := range [...]string{"", "_low", "_high"} {
			shown[a.Field+end] = true
		}
	}
	first := true
	for _, cell := range x.Extra {
		if shown[cell.Column] || cell.Value == x.Name() {
			continue
		}
		if first {
			k.rule()
			k.text("Further columns of the file", c.Sheet.Label, 6)
			first = false
		}
		value := []rune(cell.Value)
		if len(value) > longestCell {
			value = append(value[:longestCell], '…')
		}
		k.pair(incident.Capital(incident.FieldWords(cell.Column)), string(value))
	}
}

// amounts adds the numbers of an incident in large type, two beside each other, such as people killed and wounded.
func (c *Composer) amounts(k *card, x *incident.Incident) {
	t, incidents := c.Sheet.Judgement, c.Brief.Incidents
	main := c.style(typeset.Style{Face: typeset.Standard().SansBold, Size: t.Size, Ink: typeset.Killed}, inlineStyle{})
	other := c.style(typeset.Style{Face: typeset.Standard().SansBold, Size: t.Size}, inlineStyle{})
	label := c.style(c.Sheet.Label.Style, inlineStyle{})
	at, _ := incidents.Index(x.ID)
	var row *typeset.Row
	n := 0
	for _, a := range incidents.Amounts() {
		if a.IsCount() {
			continue
		}
		style, left, right := other, float32(0), k.c.Measure/2
		if incidents.IsMain(a) {
			style = main
		}
		if n%2 == 0 {
			row = &typeset.Row{}
		} else {
			left, right = right, left
		}
		n++
		number := incidents.Number(a, at)
		var text typeset.Text
		text.Add(incidents.Figure(a, at), style)
		text.Add(" "+a.ShortNoun(int64(number.Most())), label)
		k.d.Blocks = append(k.d.Blocks, typeset.Block{Text: text, Leading: t.Leading, Left: left, Right: right, Ragged: true, Row: row, Below: 8})
	}
}

// AttributionWords returns who an incident is attributed to, and by whom.
func AttributionWords(x *incident.Incident) string {
	switch x.Attribution {
	case incident.Claimed:
		if by := cmp.Or(x.ClaimedBy, x.Actor); by != "" {
			return "claimed by " + by
		}
	case incident.UnknownAttribution:
		if x.Actor != "" { // it says nothing of how that is known
			return "attribution not stated"
		}
		return "not attributed"
	}
	return x.Attribution.String()
}

// placeWords returns how exactly the place is known.
func placeWords(x *incident.Incident) string {
	switch km, area := x.Uncertainty(); {
	case !x.HasPoint && x.Admin1 == "":
		return "not known"
	case area:
		return "known to the " + x.LocationPrecision.String() + " only"
	case x.LocationPrecision == incident.Exact:
		return "exact"
	case x.LocationPrecision.String() == "" && km == 0:
		return "not stated how exactly"
	case x.LocationPrecision.String() == "":
		return fmt.Sprintf("within about %g km", km)
	default:
		return fmt.Sprintf("%s, within about %g km", x.LocationPrecision, km)
	}
}

// seaWords returns where an incident without a country lies: "at sea (Red Sea), about 40 km from the coast of Yemen"; "" where
// that isn't known to be at sea.
func seaWords(x *incident.Incident) string {
	if x.Country != "" || !x.HasPoint {
		return ""
	}
	country, km, ok := atlas.Load().Coast(x.Lat, x.Lon)
	if !ok {
		return ""
	}
	sea := "at sea"
	if name, ok := atlas.SeaAt(x.Lat, x.Lon); ok {
		sea += " (" + name + ")"
	}
	return fmt.Sprintf("%s, about %.0f km from the coast of %s", sea, km, country)
}

// whereWords returns the place of an incident in a table.
func whereWords(x *incident.Incident) string {
	sea := seaWords(x)
	switch place := cmp.Or(x.Place, x.Admin1); {
	case sea == "":
		return x.Where()
	case place == "":
		return sea
	default:
		return place + ", " + sea
	}
}

// NoteCard returns the card of a note.
func (c *Composer) NoteCard(n *brief.Note) []typeset.Block {
	var d Document
	c.blocks(&d, c.Root, n.Blocks, 0)
	return d.Blocks
}

// Passage sets blocks of the author outside the sections, such as speaker notes or a list on a slide.
func (c *Composer) Passage(blocks []brief.Block) (d Document) {
	c.Within(&d, c.Root, blocks)
	return d
}

// Within adds blocks of the author to an element.
func (c *Composer) Within(d *Document, in *typeset.Element, blocks []brief.Block) {
	c.blocks(d, in, blocks, 0)
}

// Plain returns paragraphs of plain text.
func (c *Composer) Plain(paragraphs []string) []typeset.Block {
	k := &card{c: c}
	for _, words := range paragraphs {
		k.text(words, c.Sheet.Source, 12)
	}
	return k.d.Blocks
}

// IncidentWords returns an incident in a sentence, for status lines and screen readers.
func IncidentWords(t *incident.Table, row incident.Row) string {
	x := t.At(row)
	return strings.TrimSuffix(x.Line()+": "+t.NumbersOf(row), ": ") + "; " + AttributionWords(&x)
}

// ShapeOf returns the symbol of an incident's attribution.
func ShapeOf(x *incident.Incident) figure.Shape { return figure.ShapeOf(x.Attribution) }
