package exchange

import (
	"encoding/xml"
	"errors"
	"io"
	"iter"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"lectern/app/problem"
)

// kmlFile is a file of KML. Each Placemark is a row.
type kmlFile struct {
	*file
	placemarks iter.Seq2[feature, error] // kept once they were read
	columns    columnNames
	links      int // to other files
}

const linksLeft = "network links not followed: Lectern opens no connection"

// openKML looks through all Placemarks for their columns.
func openKML(f *file) (*sheet, error) {
	k := &kmlFile{file: f}
	k.placemarks = kept(k.read, keepFeature)
	s := &sheet{format: "KML", geometric: true, rows: k.rows, changes: changes{}}
	var failed error
	for p, err := range k.placemarks {
		if failed = err; err == nil && !k.columns.addAll(p) {
			break
		}
	}
	k.columns.merge("when", "begin") // some Placemarks have a day and others a span; a date is read from one column
	for range k.links {
		s.changes.add(linksLeft, 0, "")
	}
	if s.columns = k.columns.all; len(s.columns) > 0 {
		return s, nil
	}
	if failed == nil {
		failed = f.fault(problem.MissingKey, "save the places themselves in it, not a link to them", "the KML holds no Placemark")
	}
	return nil, failed
}

func (k *kmlFile) rows(yield func(row, error) bool) {
	for p, err := range k.placemarks {
		if !yield(k.columns.row(p), err) {
			return
		}
	}
}

// placemark is what was read of a Placemark.
type placemark struct {
	cells    []cell
	vertices []vertex
}

func (p *placemark) add(column, text string) {
	if text = strings.TrimSpace(text); text != "" {
		p.cells = append(p.cells, cell{column, text})
	}
}

// read reads the Placemarks of the file. An error is the last.
func (k *kmlFile) read(yield func(feature, error) bool) {
	k.links = 0
	limit := limited(k.reader())
	in := xml.NewDecoder(limit)
	in.CharsetReader = charset
	for n := 0; ; {
		t, err := in.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			yield(feature{}, k.problem(err))
			return
		}
		start, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case start.Name.Local == "NetworkLink":
			k.links++
		case start.Name.Local == "Placemark":
			n++
			limit.next()
			p, err := readPlacemark(in)
			if err != nil {
				yield(feature{}, k.problem(err))
				return
			}
			if !yield(k.feature(n, p)) {
				return
			}
			limit.next()
		}
	}
}

// feature returns a Placemark with its number, or why it can't be read.
func (k *kmlFile) feature(n int, p *placemark) (feature, error) {
	f := feature{number: n, cells: p.cells}
	var err error
	if f.shape, err = shapeOf(p.vertices); err != nil {
		err = problem.New(problem.BadRow, k.place(n), err.Error(), "draw it anew, or leave it out")
	}
	return f, err
}

func (k *kmlFile) problem(err error) error {
	if errors.Is(err, errLongRow) {
		return k.fault(problem.TooLarge, "split it", "a Placemark is larger than %d MB", maxRow>>20)
	}
	return k.fault(problem.Unreadable, "save or download the file again", "the KML can't be read: %s", err)
}

func charset(name string, in io.Reader) (io.Reader, error) {
	switch strings.ToLower(name) {
	case "windows-1252", "iso-8859-1", "latin1":
		return charmap.Windows1252.NewDecoder().Reader(in), nil
	}
	return nil, errors.New("its encoding " + name + " is not read; save it as UTF-8")
}

// readPlacemark reads to the end of a Placemark that was begun. The elements whose text is a column are known by name;
// an element of data names its column itself.
func readPlacemark(in *xml.Decoder) (*placemark, error) {
	p := &placemark{}
	var column string // of the Data that was begun
	for depth := 1; depth > 0; {
		t, err := in.Token()
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			depth++
			name := t.Name.Local
			if named := attribute(t, "name"); named != "" && (name == "Data" || name == "SimpleData") {
				column = named
			}
			if name == "SchemaData" && attribute(t, "schemaUrl") == "#"+ownSchema {
				p.cells = nil // its data say all that the elements before them say
			}
			if !textElements[name] {
				continue
			}
			var text string
			if err := in.DecodeElement(&text, &t); err != nil {
				return nil, err
			}
			depth--
			switch name {
			case "coordinates":
				p.coordinates(text)
			case "value", "SimpleData":
				p.add(column, text)
			default:
				p.add(name, text)
			}
		}
	}
	return p, nil
}

// textElements are the elements whose text is read.
var textElements = map[string]bool{
	"name": true, "description": true, "address": true, "when": true, "begin": true, "end": true, "value": true, "SimpleData": true, "coordinates": true,
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// coordinates reads longitude, latitude and perhaps height of each point.
func (p *placemark) coordinates(text string) {
	at := len(p.vertices)
	for point := range strings.FieldsSeq(text) {
		parts := strings.Split(point, ",")
		if len(parts) < 2 {
			continue
		}
		lon, errLon := strconv.ParseFloat(parts[0], 64)
		lat, errLat := strconv.ParseFloat(parts[1], 64)
		if errLon == nil && errLat == nil {
			v := vertex{lon: lon, lat: lat}
			if len(parts) > 2 {
				height, _ := strconv.ParseFloat(parts[2], 64)
				v.raised = isRaised(height)
			}
			v.begins = len(p.vertices) == at
			p.vertices = append(p.vertices, v)
		}
	}
}
