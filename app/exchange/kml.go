package exchange

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"lectern/app/problem"
)

// kmlFile is a file of KML. Each Placemark is a row.
type kmlFile struct {
	*file
	columns columnNames
}

const linksLeft = "network links not followed: Lectern opens no connection"

// openKML looks through all Placemarks for their columns.
func openKML(f *file) (*sheet, error) {
	k := &kmlFile{file: f}
	s := &sheet{format: "KML", geometric: true, rows: k.rows, changes: changes{}}
	var failed error
	links := 0
	k.each(&links, func(n int, p *placemark, err error) bool {
		if err != nil {
			failed = err
			return false
		}
		for _, c := range p.cells {
			k.columns.add(c.column)
		}
		return !k.columns.tooMany()
	})
	for range links {
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
	var links int
	k.each(&links, func(n int, p *placemark, err error) bool {
		if err != nil {
			return yield(row{}, err)
		}
		return yield(k.columns.row(n, p.cells, shapeOf(p.vertices)), nil)
	})
}

// placemark is what a Placemark says.
type placemark struct {
	cells    []cell
	vertices []vertex
}

func (p *placemark) add(column, text string) {
	if text = strings.TrimSpace(text); text != "" {
		p.cells = append(p.cells, cell{column, text})
	}
}

// each calls yield with each Placemark and its number from 1, until that returns false. An error is the last.
func (k *kmlFile) each(links *int, yield func(n int, p *placemark, err error) bool) {
	limit := &rowLimit{in: k.reader()}
	limit.next()
	in := xml.NewDecoder(limit)
	in.CharsetReader = charset
	for n := 0; ; {
		t, err := in.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			yield(0, nil, k.problem(err))
			return
		}
		start, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case start.Name.Local == "NetworkLink":
			*links++
		case start.Name.Local == "Placemark":
			n++
			limit.next()
			p, err := readPlacemark(in)
			if err != nil {
				yield(0, nil, k.problem(err))
				return
			}
			if !yield(n, p, nil) {
				return
			}
			limit.next()
		}
	}
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
	for point := range strings.FieldsSeq(text) {
		parts := strings.Split(point, ",")
		if len(parts) < 2 {
			continue
		}
		lon, errLon := strconv.ParseFloat(parts[0], 64)
		lat, errLat := strconv.ParseFloat(parts[1], 64)
		if errLon == nil && errLat == nil {
			p.vertices = append(p.vertices, vertex{lon, lat})
		}
	}
}
