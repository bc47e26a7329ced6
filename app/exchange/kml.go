package exchange

import (
	"encoding/xml"
	"errors"
	"fmt"
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
	encoding   encoding
}

const linksLeft = "network links not followed: Lectern opens no connection"

// openKML looks through all Placemarks for their columns.
func openKML(f *file) (*sheet, error) {
	k := &kmlFile{file: f}
	k.placemarks = kept(k.read, keepFeature)
	s := &sheet{format: "KML", geometric: true, rows: k.rows, changes: changes{}}
	if e, is := beginsWide(f.start()); is { // of other encodings the file says itself which it is
		k.encoding = e
		s.changes.add(encodingChange[e], 0, "")
	}
	var failed error
	ids := false
	for p, err := range k.placemarks {
		ids = ids || p.id != ""
		if err != nil && ends(err) {
			failed = err
		} else if !k.columns.addAll(p) { // also of one whose coordinates can't be read
			break
		}
	}
	if ids {
		k.columns.addIDs("id of the Placemark")
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
	id       string
	cells    []cell
	vertices []vertex
	unread   string // the coordinates that can't be read
}

func (p *placemark) add(column, text string) {
	if text = strings.TrimSpace(text); text != "" {
		p.cells = append(p.cells, cell{column: column, text: text})
	}
}

// read reads the Placemarks of the file. An error is the last.
func (k *kmlFile) read(yield func(feature, error) bool) {
	k.links = 0
	limit := limited(k.text(k.encoding))
	in := xml.NewDecoder(limit)
	in.CharsetReader = charset
	var path folders
	for n := 0; ; {
		t, err := in.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			yield(feature{}, k.problem(err))
			return
		}
		path.look(t)
		start, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case start.Name.Local == "NetworkLink":
			k.links++
		case start.Name.Local == "Placemark":
			n++
			limit.next()
			p, err := readPlacemark(in, start)
			if err != nil {
				yield(feature{}, k.problem(err))
				return
			}
			path.leave()
			p.add("folder", path.name())
			if !yield(k.feature(n, p)) {
				return
			}
			limit.next()
		}
	}
}

// feature returns a Placemark with its number, or why it can't be read.
func (k *kmlFile) feature(n int, p *placemark) (feature, error) {
	f := feature{number: n, cells: p.cells, id: p.id}
	if p.unread != "" {
		return f, problem.New(problem.BadRow, k.place(n), fmt.Sprintf("the coordinates %q can't be read", shortened(p.unread)), "write longitude, latitude and height in degrees, with commas and without spaces between them")
	}
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
	case "utf-16", "utf-16le", "utf-16be": // which has been read already
		return in, nil
	}
	return nil, errors.New("its encoding " + name + " is not read; save it as UTF-8")
}

// readPlacemark reads to the end of a Placemark that was begun. The elements whose text is a column are known by name;
// an element of data names its column itself.
func readPlacemark(in *xml.Decoder, start xml.StartElement) (*placemark, error) {
	p := &placemark{id: strings.TrimSpace(attribute(start, "id"))}
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
				p.id, p.cells = "", nil // its data say all that the elements before them say
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

// folders are the elements around what is read of a file of KML, each with its name if it is a Folder.
type folders []element

type element struct{ kind, name string }

// look takes the beginning or end of an element, or its text, into account.
func (f *folders) look(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		*f = append(*f, element{kind: t.Name.Local})
	case xml.EndElement:
		f.leave()
	case xml.CharData:
		if n := len(*f); n > 1 && (*f)[n-1].kind == "name" && (*f)[n-2].kind == "Folder" {
			(*f)[n-2].name += string(t)
		}
	}
}

// leave says that an element ended.
func (f *folders) leave() { *f = (*f)[:max(0, len(*f)-1)] }

// name returns the names of the folders, the outermost first.
func (f *folders) name() string {
	var names []string
	for _, e := range *f {
		if name := strings.TrimSpace(e.name); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, " / ")
}

// coordinates reads longitude, latitude and perhaps height of each point.
func (p *placemark) coordinates(text string) {
	at := len(p.vertices)
	for point := range strings.FieldsSeq(text) {
		v, ok := readTuple(point)
		if !ok {
			p.unread = strings.TrimSpace(text)
			return
		}
		v.begins = len(p.vertices) == at
		p.vertices = append(p.vertices, v)
	}
}

// readTuple reads a point of KML.
func readTuple(point string) (vertex, bool) {
	parts := strings.Split(strings.TrimSuffix(point, ","), ",")
	if len(parts) < 2 || len(parts) > 3 {
		return vertex{}, false
	}
	var numbers [3]float64
	for i, part := range parts {
		n, err := strconv.ParseFloat(part, 64)
		if err != nil {
			return vertex{}, false
		}
		numbers[i] = n
	}
	return vertex{lon: numbers[0], lat: numbers[1], raised: isRaised(numbers[2])}, true
}
