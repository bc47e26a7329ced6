package deck

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/figure"
	"lectern/app/incident"
)

// Answer is a slide to be made for a question from the audience, one of five: the incidents that a query finds, those of
// a year on the map of a slide, an incident, a source, or a block of a section.
type Answer struct {
	Query    string // as a map, with its total in words
	Year     int    // of the incidents on the map of slide Map, counting from 0
	Map      int
	Incident string // an id
	Source   string // a key
	Block    brief.Block
	Section  *brief.Section // of Block
}

// Answer returns the number of the first slide of an answer, from 0. Answers are backup slides behind all others; one
// that was made before is not made again.
func (d *Deck) Answer(a Answer) (n int, err error) {
	if n, made := d.answers[a]; made {
		return n, nil
	}
	n = len(d.Slides)
	d.asBackup(true, func() { err = d.answer(a) })
	if err != nil {
		return 0, err
	}
	if d.answers == nil {
		d.answers = map[Answer]int{}
	}
	d.answers[a] = n
	return n, nil
}

// BeginsAnswer reports whether slide n is the first of an answer.
func (d *Deck) BeginsAnswer(n int) bool {
	for _, first := range d.answers {
		if n == first {
			return true
		}
	}
	return false
}

// FirstAnswer returns the number of the first slide of an answer, or that of slides if there is none.
func (d *Deck) FirstAnswer() int { return min(d.built, len(d.Slides)) }

// AnswerAt returns the answer to which slide n belongs, and which of its slides that is, from 0. For a slide of the brief it
// returns the zero Answer and n.
func (d *Deck) AnswerAt(n int) (a Answer, at int) {
	at = n
	for one, first := range d.answers {
		if first <= n && n-first < at {
			a, at = one, n-first
		}
	}
	return a, at
}

// AnswerAgain makes the answers of the deck of an earlier text anew, but for those with paragraphs, which may have
// changed, and those that can't be made any longer.
func (d *Deck) AnswerAgain(earlier *Deck) {
	all := slices.SortedFunc(maps.Keys(earlier.answers), func(a, b Answer) int {
		return cmp.Compare(earlier.answers[a], earlier.answers[b])
	})
	for _, a := range all {
		if a.Block != nil {
			continue
		}
		if a.Year != 0 {
			same := false
			if a.Map, same = d.Find(earlier, a.Map); !same {
				continue
			}
		}
		_, _ = d.Answer(a) // its incident or source may be gone
	}
}

// answer adds the slides of an answer, or nothing and returns an error.
func (d *Deck) answer(a Answer) error {
	switch {
	case a.Block != nil:
		like := newSlide("", d.program("From the briefing"), d.again(a.Section.Title))
		like.Sources = cites(a.Block)
		d.whole(like, []brief.Block{a.Block}, nil)
		return nil
	case a.Source != "":
		return d.sourceAnswer(a.Source)
	case a.Incident != "":
		return d.incidentAnswer(a.Incident)
	case a.Year != 0:
		return d.yearAnswer(a.Map, a.Year)
	}
	return d.queryAnswer(a.Query)
}

// MapYears returns the years in which there were incidents on the map of a slide, counting from 0; none without a map.
func (d *Deck) MapYears(slide int) (years []int) {
	m := d.Slides[slide].Map
	if m == nil {
		return nil
	}
	count, err := d.Brief.Incidents.ParseMeasure("count")
	if err != nil {
		return nil
	}
	groups, err := d.Brief.Incidents.GroupBy("year", count, m.Selection)
	if err != nil {
		return nil
	}
	for _, g := range groups {
		if year, err := strconv.Atoi(g.Key); err == nil {
			years = append(years, year)
		}
	}
	return years
}

// yearAnswer adds the map of a slide with the incidents of a year alone.
func (d *Deck) yearAnswer(from, year int) error {
	like := d.Slides[from]
	if like.Map == nil {
		return fmt.Errorf("slide %s has no map", d.Number(from))
	}
	query := fmt.Sprintf("date:%d", year)
	sel, err := d.Brief.Select(query)
	if err != nil {
		return fmt.Errorf("asking for %q: %w", query, err)
	}
	sel = sel.And(like.Map.Selection)
	made, err := d.answerMap(like.kicker, d.program(fmt.Sprintf("Incidents in %d", year)), sel)
	if err != nil {
		return err
	}
	made.Views = like.Views[:1]
	return nil
}

// queryAnswer adds the map of the incidents that a query finds.
func (d *Deck) queryAnswer(query string) error {
	sel, err := d.Brief.Select(query)
	if err != nil {
		return fmt.Errorf("asking for %q: %w", query, err)
	}
	parsed, err := d.Brief.Incidents.Parse(query)
	if err != nil {
		return fmt.Errorf("asking for %q: %w", query, err)
	}
	title := fmt.Sprintf("Incidents %s", strings.TrimPrefix(parsed.Words(), "all incidents"))
	_, err = d.answerMap(d.program("If you ask"), d.program(strings.TrimSpace(title)), sel)
	return err
}

// incidentAnswer adds the map of an incident, with what is known of it.
func (d *Deck) incidentAnswer(id string) error {
	row, ok := d.Brief.Incidents.Index(id)
	if !ok {
		return fmt.Errorf("there is no incident %q", id)
	}
	x := d.Brief.Incidents.At(row)
	known := []string{x.Where(), compose.AttributionWords(&x)}
	if names := d.namesOf(x.Sources); len(names) > 0 {
		known = append(known, sourceWords(names))
	}
	var captions []string
	for _, w := range append(known, x.AttributionNote, x.FiguresNote) {
		if w = strings.TrimRight(w, ". "); w != "" {
			captions = append(captions, incident.Capital(w)+".")
		}
	}
	kicker := d.program("Incident").before(d.author(x.When.String()))
	_, err := d.answerMap(kicker, d.author(x.Name()), d.Brief.Incidents.Rows(row), captions...)
	return err
}

// sourceWords returns the names of sources, of many the first and how many more there are.
func sourceWords(names []string) string {
	const most = 3
	if n := len(names) - most; n > 0 {
		return fmt.Sprintf("Sources: %s and %d more", strings.Join(names[:most], "; "), n)
	}
	if len(names) > 1 {
		return "Sources: " + strings.Join(names, "; ")
	}
	return "Source: " + names[0]
}

// namesOf returns the names of sources by their keys, each once.
func (d *Deck) namesOf(keys []string) (names []string) {
	for _, key := range keys {
		if source := d.Brief.Sources.Get(key); source != nil && !slices.Contains(names, source.Named()) {
			names = append(names, source.Named())
		}
	}
	return names
}

// answerMap adds a map of incidents in the extent that they need, and slides with words that have no room beside it. It
// returns the slide of the map.
func (d *Deck) answerMap(kicker, title *words, sel incident.Selection, captions ...string) (*Slide, error) {
	g := &brief.Drawing{Kind: brief.Map}
	if e, ok := figure.ExtentOf(d.Brief.Incidents, sel); ok {
		e = wideEnough(e)
		g.Extent = &brief.Extent{e.West, e.South, e.East, e.North}
	}
	slide := newSlide("", kicker, title)
	made, err := d.composer.Graphic(g, sel, 0)
	if err != nil {
		return nil, fmt.Errorf("drawing the map of %s: %w", title, err)
	}
	// Nobody has set what it shows so that no incident lies under a mark.
	const edge = top + 54
	slide.Views = made.Views(d.Width-d.panel(), Height-2*edge)
	for i := range slide.Views {
		slide.Views[i].H = Height
	}
	rest := d.mapSlide(slide, g, made, sel, captions...)
	d.add(slide)
	d.goOn(slide, rest...)
	return slide, nil
}

// PrepareAnswers projects the basemap in the detail in which an incident is shown, so that the first answer is soon there. Any
// goroutine may call it.
func (d *Deck) PrepareAnswers() {
	p, o := compose.MapOf(d.Brief)
	e := compose.ExtentOf(d.Brief)
	e.West, e.South = e.East, e.North // any point: only the scale counts
	atlas.NewMap(p, o).Prepare(atlas.Fit(p, wideEnough(e), d.Width-d.panel(), Height))
}

// wideEnough returns an extent that has borders and towns around a single place, by which it is recognised.
func wideEnough(e atlas.Extent) atlas.Extent {
	const wide, high = 14, 10 // degrees
	if more := (wide - e.Width()) / 2; more > 0 {
		e.West, e.East = atlas.Wrap(e.West-more), atlas.Wrap(e.East+more)
	}
	if more := (high - (e.North - e.South)) / 2; more > 0 {
		e.South, e.North = max(-89.9, e.South-more), min(89.9, e.North+more)
	}
	return e
}

// sourceAnswer adds the slide of a source, with its grade and limits.
func (d *Deck) sourceAnswer(key string) error {
	source := d.Brief.Sources.Get(key)
	if source == nil {
		return fmt.Errorf("there is no source %q", key)
	}
	like := newSlide("", d.program("Source"), d.author(source.Title))
	d.whole(like, sourceBlocks(source), nil)
	return nil
}

// sourceBlocks returns what is known of a source: its name, then a list of definitions.
func sourceBlocks(s *brief.Source) []brief.Block {
	text := func(words string) []brief.Inline { return []brief.Inline{&brief.Text{Text: words}} }
	facts := compose.SourceFacts(s)
	if s.Note != "" {
		facts = append(facts, compose.Fact{Name: "Limits", Words: incident.Capital(s.Note)})
	}
	list := &brief.DefinitionList{}
	for _, f := range facts {
		list.Items = append(list.Items, &brief.Definition{Term: text(f.Name), Definitions: [][]brief.Block{{&brief.Paragraph{Text: text(f.Words)}}}})
	}
	kind, _, _ := strings.Cut(compose.SourceKind(s), ",") // the name has its date
	blocks := []brief.Block{&brief.Paragraph{Text: text(s.Named() + ". " + kind + ".")}}
	if len(list.Items) > 0 {
		blocks = append(blocks, list)
	}
	return blocks
}
