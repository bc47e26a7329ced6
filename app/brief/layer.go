package brief

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"lectern/app/geometry"
	"lectern/app/incident"
	"lectern/app/problem"
)

// Layer is areas, lines and points of the brief's own that maps may show, such as who holds what, sanctions or routes.
type Layer struct {
	Name   string
	File   string // GeoJSON
	Title  string // what it shows
	Source string // key of the source
	Date   time.Time
	Look   Look
	Colour int              // of LayerColours
	Shapes *geometry.Shapes // nil if they couldn't be read
	At     problem.Place

	properties int // that the file has beside the shapes
}

// Look is how a layer is drawn.
type Look uint8

// The looks of layers. Lines are dashed by Dashed alone; points are filled by Filled alone.
const (
	Filled Look = iota
	Hatched
	Outlined
	Dashed
)

var looks = [...]string{Filled: "filled", Hatched: "hatched", Outlined: "outlined", Dashed: "dashed"}

// LayerColours are the colours of layers.
var LayerColours = [...]string{"blue", "ochre", "green", "black"}

// maxLayer is the size in bytes of the largest file of a layer that is read.
const maxLayer = 20 << 20

// Words returns what the layer shows and of when: "Held by the Houthi movement, 1 March 2024".
func (l *Layer) Words() string { return l.Title + ", " + l.Date.Format("2 January 2006") }

// Layer returns a layer by its name, or nil.
func (m *Meta) Layer(name string) *Layer {
	for _, l := range m.Layers {
		if l.Name == name {
			return l
		}
	}
	return nil
}

// IsLayer reports whether a file of the brief has the shapes of a layer.
func (m *Meta) IsLayer(file string) bool {
	return slices.ContainsFunc(m.Layers, func(l *Layer) bool { return l.File == file })
}

// LayersOf returns the layers that a map shows, in its order, without those that aren't there.
func (b *Brief) LayersOf(d *Drawing) (layers []*Layer) {
	for _, name := range d.Layers {
		if l := b.Layer(name); l != nil && l.Shapes != nil && !slices.Contains(layers, l) {
			layers = append(layers, l)
		}
	}
	return layers
}

// LayerCredit says of when a layer is, and whose: "Held by the Houthi movement, 1 March 2024: ACAPS, 2024."
func (b *Brief) LayerCredit(l *Layer) string {
	who := l.Source
	if s := b.Sources.Get(l.Source); s != nil {
		who = s.Named()
	}
	return l.Words() + ": " + who + "."
}

// LayerWords describes layers for who doesn't see them.
func (b *Brief) LayerWords(layers []*Layer) string {
	var all []string
	for _, l := range layers {
		who := ""
		if s := b.Sources.Get(l.Source); s != nil {
			who = " (" + s.Named() + ")"
		}
		all = append(all, l.Words()+who)
	}
	switch len(all) {
	case 0:
		return ""
	case 1:
		return "Over it lies a layer: " + all[0] + "."
	}
	return "Over it lie layers: " + strings.Join(all, "; ") + "."
}

func readLayers(m *Meta, y *yamlText, e entry) {
	y.eachNamed(e, "a layer", func(e entry, entries []entry) {
		l := &Layer{Name: e.key, At: e.at}
		for _, e := range entries {
			switch e.key {
			case "file":
				l.File = y.text(e)
			case "title":
				l.Title = apostrophes(y.text(e))
			case "source":
				l.Source = y.text(e)
			case "date":
				l.Date = y.day(e)
			case "look":
				l.Look = Look(y.oneOf(e, looks[:]))
			case "colour":
				l.Colour = y.oneOf(e, LayerColours[:])
			default:
				y.unknown(e, "a layer")
			}
		}
		for _, lacks := range []struct {
			key string
			is  bool
		}{{"file", l.File == ""}, {"source", l.Source == ""}, {"date", l.Date.IsZero() && !hasKey(entries, "date")}} {
			if lacks.is {
				y.problems.Add(problem.MissingKey, e.at, "write "+l.Name+": {file: areas.geojson, title: \"…\", source: key, date: 2024-03-01}", "the layer %s has no %s", l.Name, lacks.key)
			}
		}
		l.Title = cmp.Or(l.Title, incident.Capital(strings.ReplaceAll(l.Name, "-", " ")))
		m.Layers = append(m.Layers, l)
	})
}

func hasKey(entries []entry, key string) bool {
	return slices.ContainsFunc(entries, func(e entry) bool { return e.key == key })
}

// oneOf reads one of some words and returns its index.
func (y *yamlText) oneOf(e entry, words []string) int {
	word := y.text(e)
	i := slices.Index(words, word)
	if i < 0 && word != "" {
		y.wrong(e.value, e.key, strings.Join(words[:len(words)-1], ", ")+" or "+words[len(words)-1])
	}
	return max(0, i)
}

// readLayerFiles reads the files of all layers, by whose areas queries may ask.
func (b *Brief) readLayerFiles() {
	areas := map[string]*geometry.Region{}
	defer func() { b.Incidents.SetAreas(areas) }()
	for _, l := range b.Layers {
		if l.File != "" {
			b.guarded(l.File, func() { b.readLayer(l) })
		}
		if l.Shapes != nil && len(l.Shapes.Areas) > 0 {
			areas[l.Name] = geometry.NewRegion(l.Shapes.Areas)
		}
	}
}

func (b *Brief) readLayer(l *Layer) {
	f := b.openNamed(l.File, l.At, true)
	if f == nil {
		return
	}
	defer f.Close()
	if !slices.Contains(b.Files, l.File) {
		b.Files = append(b.Files, l.File)
	}
	data, ok := b.readAll(f, l.File, maxLayer)
	if !ok {
		return
	}
	file := problem.Place{File: l.File}
	if len(data) > maxLayer {
		b.Problems.Add(problem.TooLarge, file, "simplify its lines", "the file of the layer %s has more than %d MB", l.Name, maxLayer>>20)
		return
	}
	var err error
	if l.Shapes, l.properties, err = geometry.Read(data); err != nil {
		b.Problems.Add(problem.BadValue, file, "save the layer as GeoJSON in longitude and latitude", "the layer %s can't be drawn: %s", l.Name, err)
	}
}

// checkLayers reports layers that a map names and the front matter lacks, and those that look like another one on it.
func (b *Brief) checkLayers(problems *problem.List, d *Drawing) {
	for i, name := range d.Layers {
		if l := b.Layer(name); l != nil {
			for _, before := range d.Layers[:i] {
				if o := b.Layer(before); o != nil && o != l && o.Look == l.Look && o.Colour == l.Colour {
					problems.Add(problem.BadValue, d.layersAt[i], "give one of them another look or colour", "the layers %s and %s look the same", before, name)
				}
			}
			continue
		}
		hint := "correct the name or add it under layers"
		if meant := incident.Nearest(name, b.LayerNames()); meant != "" {
			hint = fmt.Sprintf("did you mean %q?", meant)
		}
		problems.Add(problem.UnknownLayer, d.layersAt[i], hint, "the front matter has no layer %q", name)
	}
}

// LayerNames returns the names of all layers.
func (m *Meta) LayerNames() (names []string) {
	for _, l := range m.Layers {
		names = append(names, l.Name)
	}
	return names
}

// usedLayers returns the layers that maps on pages show, or with Slides on pages and slides, and those that queries ask for.
func (b *Brief) usedLayers(m Medium) map[string]bool {
	used := map[string]bool{}
	use := func(names []string) {
		for _, name := range names {
			used[name] = true
		}
	}
	b.eachDrawing(m, func(d *Drawing) { use(d.Layers) })
	b.eachAsked(m, func(q *incident.Query) { use(q.Areas()) }, func(m *incident.Measure) { use(m.Where.Areas()) })
	return used
}

// layer returns the file of layers without all that isn't geometry, or nothing where none is used.
func (h *Handout) layer(name string) ([]byte, error) {
	used := h.cut.usedLayers(0)
	at := slices.IndexFunc(h.of.Layers, func(l *Layer) bool { return l.File == name && used[l.Name] })
	if at < 0 {
		return nil, nil
	}
	l := h.of.Layers[at]
	if l.Shapes == nil {
		return nil, errors.New("it can't be read")
	}
	h.Withheld.counts[unusedColumns] += l.properties
	return l.Shapes.GeoJSON(), nil
}
