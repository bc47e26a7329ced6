package exchange

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"lectern/app/incident"
	"lectern/app/problem"
)

// jsonFile is a file of JSON: an array of objects, objects one behind the other, or an object with an array of them,
// such as the features of GeoJSON.
type jsonFile struct {
	*file
	encoding    encoding
	objects     iter.Seq2[feature, error] // kept once they were read
	columns     columnNames
	isGeoJSON   bool
	system      system // of old GeoJSON, which may have other coordinates than degrees
	isWrapped   bool   // the array of objects is a member of an object
	isLate      bool   // the system stood behind features that were placed without it
	keepsNested bool   // objects in objects stay JSON, since as columns they would be too many
	isOne       bool   // there is a single object, and no feature
	isRefused   bool   // the system is none that is read
}

// openJSON opens a file of JSON, once all its objects were looked through for their columns.
func openJSON(f *file) (*sheet, error) {
	j := &jsonFile{file: f}
	s := &sheet{format: "JSON", rows: j.rows, changes: changes{}}
	var err error
	if j.encoding, err = f.encodingOf(s.changes); err != nil {
		return nil, err
	}
	rows := func() iter.Seq2[feature, error] { return kept(j.read, keepFeature) }
	j.objects = j.table()
	if j.objects == nil {
		j.objects = rows()
	}
	err = j.findColumns()
	if err == nil && j.isOne && len(j.columns.nested) > 0 {
		if within := j.tableWithin(); within != nil {
			rows, j.objects = j.tableWithin, within
			err = j.findColumns()
		}
	}
	if len(j.columns.all) > incident.MaxColumns && j.columns.nested != nil {
		j.keepsNested = true
		j.objects = rows()
		err = j.findColumns()
	}
	if j.isLate { // its features are read anew, in the system that is known now
		j.objects = rows()
		err = j.findColumns()
	}
	if err != nil && (len(j.columns.all) == 0 || j.isRefused) { // else the objects before it are read
		return nil, err
	}
	if j.isGeoJSON {
		s.format, s.geometric = "GeoJSON", true
	}
	s.columns, s.nested = j.columns.all, j.columns.nested
	if other := otherJSON(s.columns); other != "" {
		return nil, f.fault(problem.Unreadable, "save or download it as GeoJSON", "the file is %s, which isn't read", other)
	}
	if len(s.columns) == 0 {
		return nil, f.fault(problem.MissingKey, "give an array of objects, or GeoJSON", "the file holds no list of objects")
	}
	return s, nil
}

// otherJSON returns the name of a format of JSON whose objects have no columns of their own, by those of the first ones.
func otherJSON(columns []string) string {
	has := func(name string) bool {
		return slices.ContainsFunc(columns, func(column string) bool { return column == name || strings.HasPrefix(column, name+".") })
	}
	switch {
	case has("attributes") && has("geometry"):
		return "Esri JSON"
	case has("arcs") && has("objects"):
		return "TopoJSON"
	}
	return ""
}

// findColumns collects the columns of all objects, and that of the ids of features. The error is where reading ended.
func (j *jsonFile) findColumns() (failed error) {
	j.columns, j.isLate = columnNames{}, false
	ids, objects := false, 0
	for f, err := range j.objects {
		objects++
		if err != nil && ends(err) {
			failed = err
			continue
		}
		j.isGeoJSON = j.isGeoJSON || f.isGeoJSON
		ids = ids || f.id != ""
		if !j.columns.addAll(f) {
			break
		}
	}
	j.isOne = objects == 1 && !j.isGeoJSON
	if ids {
		j.columns.addIDs("id of the feature")
	}
	return failed
}

func (j *jsonFile) rows(yield func(row, error) bool) {
	for f, err := range j.objects {
		if !yield(j.columns.row(f), err) {
			return
		}
	}
}

// read reads the objects of the file. An error that isn't of one object is the last.
func (j *jsonFile) read(yield func(feature, error) bool) {
	in, limit := j.decoder()
	inArray, err := j.findArray(in, limit)
	if err == nil && !inArray { // objects one behind the other
		in, limit = j.decoder()
	}
	for n := 1; err == nil && in.More(); n++ {
		limit.next()
		var object json.RawMessage
		if err = in.Decode(&object); err == nil && !yield(j.feature(n, object)) {
			return
		}
	}
	if err == nil && inArray {
		err = j.readEnd(in, limit)
	}
	if err == io.EOF && inArray {
		err = io.ErrUnexpectedEOF
	}
	if err != nil && err != io.EOF {
		yield(feature{}, j.problem(err))
	}
}

// decoder returns a decoder from the beginning of the file, and what bounds each object.
func (j *jsonFile) decoder() (*json.Decoder, *rowLimit) {
	limit := limited(j.text(j.encoding))
	return json.NewDecoder(limit), limit
}

// feature returns an object with its number, or why it can't be read.
func (j *jsonFile) feature(n int, object json.RawMessage) (feature, error) {
	f, err := readObject(object, &j.system, j.keepsNested)
	f.number = n
	if err != nil {
		return f, problem.New(problem.BadRow, j.place(n), fmt.Sprintf("object %d can't be read: %s", n, err), "mend it or leave it out")
	}
	if slices.Contains(f.cells, cell{column: "id", text: f.id}) { // the feature says it twice
		f.id = ""
	}
	return f, nil
}

func (j *jsonFile) problem(err error) error {
	if one, ok := err.(problem.Problem); ok {
		return one
	}
	if errors.Is(err, errLongRow) {
		return j.fault(problem.TooLarge, "split it", "an object is larger than %d MB", maxRow>>20)
	}
	return j.fault(problem.Unreadable, "save or download the file again; what stands before was read", "the JSON can't be read: %s", err)
}

// findArray reads up to the first element of the array of objects, and reports whether there is one. A coordinate reference
// system is known from then on.
func (j *jsonFile) findArray(in *json.Decoder, limit *rowLimit) (bool, error) {
	t, err := in.Token()
	if err != nil {
		return false, err
	}
	if t == json.Delim('[') {
		return true, nil
	}
	if t != json.Delim('{') {
		return false, errors.New("it begins neither with a list nor with an object")
	}
	j.isWrapped = true
	for in.More() {
		limit.next()
		name, err := in.Token()
		if err != nil {
			return false, err
		}
		if name == "crs" {
			if err := j.readCRS(in); err != nil {
				return false, err
			}
			continue
		}
		t, err := in.Token()
		switch {
		case err != nil:
			return false, err
		case t == json.Delim('['):
			if found, err := beginsWithObject(in); found || err != nil {
				return found, err
			}
			if err := skip(in, limit, 1); err != nil {
				return false, err
			}
		case t == json.Delim('{'):
			if err := skip(in, limit, 1); err != nil {
				return false, err
			}
		}
	}
	return false, nil
}

// readEnd reads what stands behind the objects of an array: its end, without which a part of the file is missing, and the
// other members of the object that holds it, of which one may be the coordinate reference system.
func (j *jsonFile) readEnd(in *json.Decoder, limit *rowLimit) error {
	limit.next()
	_, err := in.Token()
	if j.isWrapped {
		before := j.system.name
		for err == nil && in.More() {
			limit.next()
			var name json.Token
			if name, err = in.Token(); name == "crs" {
				err = j.readCRS(in)
			} else if err == nil {
				err = skip(in, limit, 0)
			}
		}
		j.isLate = j.system.name != before
		if err == nil {
			_, err = in.Token()
		}
	}
	return err
}

// readCRS reads the member of GeoJSON that names the system of its coordinates, which RFC 7946 has no more.
func (j *jsonFile) readCRS(in *json.Decoder) error {
	var value json.RawMessage
	if err := in.Decode(&value); err != nil {
		return err
	}
	var crs struct{ Properties struct{ Name string } }
	if json.Unmarshal(value, &crs) != nil || crs.Properties.Name == "" { // not of GeoJSON
		return nil
	}
	var ok bool
	if j.system, ok = systemNamed(crs.Properties.Name); !ok {
		j.isRefused = true
		return j.unreadSystem(crs.Properties.Name)
	}
	return nil
}

// beginsWithObject reports whether the array that was entered holds objects, without reading any.
func beginsWithObject(in *json.Decoder) (bool, error) {
	if !in.More() {
		return false, nil
	}
	start, err := io.ReadAll(io.LimitReader(in.Buffered(), 256))
	if err != nil {
		return false, err
	}
	return bytes.HasPrefix(bytes.TrimLeft(start, " \t\r\n,"), []byte("{")), nil
}

// skip reads to the end of an array or object at a depth, or over a value at depth 0.
func skip(in *json.Decoder, limit *rowLimit, depth int) error {
	for first := depth == 0; first || depth > 0; first = false {
		limit.next()
		t, err := in.Token()
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('['), json.Delim('{'):
			depth++
		case json.Delim(']'), json.Delim('}'):
			depth--
		}
	}
	return nil
}

// readObject reads an object as a row: a feature of GeoJSON by its properties and geometry, any other by its members.
// Its geometry is in a system; where that can't be read, all else is. Members of objects within are cells of their own, unless those stay JSON.
func readObject(object json.RawMessage, in *system, keepsNested bool) (f feature, err error) {
	var members struct {
		Type       string
		ID         json.RawMessage
		Geometry   json.RawMessage
		Properties json.RawMessage
	}
	if json.Unmarshal(object, &members) != nil || members.Type != "Feature" {
		f.cells, err = readMembers(object, keepsNested)
		return f, err
	}
	f.isGeoJSON, f.id = true, cellText(members.ID)
	if cellText(members.Properties) != "" {
		f.cells, err = readMembers(members.Properties, keepsNested)
	}
	var unplaced error
	f.shape, unplaced = geoJSONShape(members.Geometry, in)
	return f, cmp.Or(err, unplaced)
}

// readMembers reads the members of an object as cells.
func readMembers(object json.RawMessage, keepsNested bool) (cells []cell, err error) {
	members, err := membersOf(object)
	for _, m := range members {
		if within := nestedCells(m, 1); within != nil && !keepsNested {
			cells = append(cells, within...)
			continue
		}
		cells = append(cells, cell{column: m.name, text: cellText(m.value)})
	}
	return cells, err
}

// nestedCells returns the members of an object that is itself a member, named by their path, or nil: of a geometry, of one that holds very
// many, as a dictionary does, and of what is nested very deep.
func nestedCells(m member, depth int) (cells []cell) {
	const mostMembers, deepest = 30, 5
	if !bytes.HasPrefix(bytes.TrimSpace(m.value), []byte("{")) || depth > deepest {
		return nil
	}
	members, err := membersOf(m.value)
	isGeometry := slices.ContainsFunc(members, func(of member) bool { return of.name == "coordinates" || of.name == "geometries" || of.name == "rings" })
	if err != nil || len(members) == 0 || len(members) > mostMembers || isGeometry {
		return nil
	}
	for _, of := range members {
		of.name = m.name + "." + of.name
		if within := nestedCells(of, depth+1); within != nil {
			cells = append(cells, within...)
			continue
		}
		cells = append(cells, cell{of.name, cellText(of.value), true})
	}
	return cells
}

// A member is one of an object of JSON, in the order of the file.
type member struct {
	name  string
	value json.RawMessage
}

// membersOf returns the members of an object, up to one that can't be read.
func membersOf(object json.RawMessage) (all []member, err error) {
	from := json.NewDecoder(bytes.NewReader(object))
	if t, err := from.Token(); err != nil || t != json.Delim('{') {
		return nil, errors.New("it is not an object")
	}
	for from.More() {
		name, err := from.Token()
		if err != nil {
			return all, err
		}
		one := member{name: name.(string)}
		if err := from.Decode(&one.value); err != nil {
			return all, err
		}
		all = append(all, one)
	}
	return all, nil
}

// cellText returns a value as the text of a cell: lists of plain values with semicolons between them, and what is
// nested deeper as JSON.
func cellText(value json.RawMessage) string {
	value = bytes.TrimSpace(value)
	switch {
	case len(value) == 0 || string(value) == "null":
		return ""
	case value[0] == '"':
		var s string
		if json.Unmarshal(value, &s) == nil {
			return s
		}
	case value[0] == '[':
		var list []json.RawMessage
		if json.Unmarshal(value, &list) == nil && !bytes.ContainsAny(value[1:], "[{") {
			texts := make([]string, len(list))
			for i, v := range list {
				texts[i] = cellText(v)
			}
			return strings.Join(texts, "; ")
		}
	}
	return string(value)
}
