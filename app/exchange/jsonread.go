package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"lectern/app/problem"
)

// jsonFile is a file of JSON: an array of objects, objects one behind the other, or an object with an array of them,
// such as the features of GeoJSON.
type jsonFile struct {
	*file
	encoding encoding
	columns  columnNames
	features bool
	idColumn string // of the ids of features
}

// openJSON opens a file of JSON, once all its objects were looked through for their columns.
func openJSON(f *file) (*sheet, error) {
	j := &jsonFile{file: f, idColumn: "id"}
	var err error
	if j.encoding, err = f.encodingOf(); err != nil {
		return nil, err
	}
	s := &sheet{format: "JSON", rows: j.rows, changes: changes{}}
	if err := j.findColumns(); err != nil && len(j.columns.all) == 0 { // else the objects before it are read
		return nil, err
	}
	if j.features {
		s.format, s.geometric = "GeoJSON", true
	}
	s.columns = j.columns.all
	if len(s.columns) == 0 {
		return nil, f.fault(problem.MissingKey, "give an array of objects, or GeoJSON", "the file holds no list of objects")
	}
	return s, nil
}

// findColumns collects the columns of all objects, and that of the ids of features. The error is where reading ended.
func (j *jsonFile) findColumns() (failed error) {
	ids := false
	j.each(func(_ int, object json.RawMessage, err error) bool {
		if err != nil {
			failed = err
			return false
		}
		r, err := readObject(object)
		if err != nil {
			return true
		}
		j.features = j.features || r.feature
		ids = ids || r.id != ""
		for _, c := range r.cells {
			j.columns.add(c.column)
		}
		return !j.columns.tooMany()
	})
	if _, taken := j.columns.index["id"]; taken {
		j.idColumn = "id of the feature"
	}
	if ids {
		j.columns.add(j.idColumn)
	}
	return failed
}

func (j *jsonFile) rows(yield func(row, error) bool) {
	j.each(func(n int, object json.RawMessage, err error) bool {
		if err != nil {
			return yield(row{}, err)
		}
		r, err := readObject(object)
		if err != nil {
			return yield(row{}, problem.New(problem.BadRow, j.place(n), fmt.Sprintf("object %d can't be read: %s", n, err), "mend it or leave it out"))
		}
		if r.id != "" {
			r.cells = append(r.cells, cell{j.idColumn, r.id})
		}
		return yield(j.columns.row(n, r.cells, r.shape), nil)
	})
}

// each calls yield with each object and its number from 1, until that returns false. An error is the last.
func (j *jsonFile) each(yield func(n int, object json.RawMessage, err error) bool) {
	limit := &rowLimit{in: j.text(j.encoding)}
	limit.next()
	in := json.NewDecoder(limit)
	inArray, err := findArray(in, limit)
	if err == nil && !inArray { // objects one behind the other
		limit = &rowLimit{in: j.text(j.encoding)}
		limit.next()
		in = json.NewDecoder(limit)
	}
	for n := 1; err == nil && in.More(); n++ {
		limit.next()
		var object json.RawMessage
		if err = in.Decode(&object); err == nil && !yield(n, object, nil) {
			return
		}
	}
	if err != nil && err != io.EOF {
		yield(0, nil, j.problem(err))
	}
}

func (j *jsonFile) problem(err error) error {
	if errors.Is(err, errLongRow) {
		return j.fault(problem.TooLarge, "split it", "an object is larger than %d MB", maxRow>>20)
	}
	return j.fault(problem.Unreadable, "save or download the file again; what stands before was read", "the JSON can't be read: %s", err)
}

// findArray reads up to the first element of the array of objects, and reports whether there is one.
func findArray(in *json.Decoder, limit *rowLimit) (bool, error) {
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
	for in.More() {
		limit.next()
		if _, err := in.Token(); err != nil { // the name
			return false, err
		}
		t, err := in.Token()
		switch {
		case err != nil:
			return false, err
		case t == json.Delim('['):
			if found, err := beginsWithObject(in); found || err != nil {
				return found, err
			}
			if err := skip(in, 1); err != nil {
				return false, err
			}
		case t == json.Delim('{'):
			if err := skip(in, 1); err != nil {
				return false, err
			}
		}
	}
	return false, nil
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

// skip reads to the end of an array or object at a depth.
func skip(in *json.Decoder, depth int) error {
	for depth > 0 {
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

// objectRow is what an object, or a feature, says.
type objectRow struct {
	cells   []cell
	id      string
	feature bool
	shape   *shape
}

// readObject reads an object as a row: a feature of GeoJSON by its properties and geometry, any other by its members.
func readObject(object json.RawMessage) (r objectRow, err error) {
	var f struct {
		Type       string
		ID         json.RawMessage
		Geometry   json.RawMessage
		Properties json.RawMessage
	}
	if err := json.Unmarshal(object, &f); err == nil && f.Type == "Feature" {
		r.feature, r.id = true, cellText(f.ID)
		if r.shape, err = geoJSONShape(f.Geometry); err != nil {
			return r, err
		}
		object = f.Properties
		if cellText(object) == "" {
			return r, nil
		}
	}
	in := json.NewDecoder(bytes.NewReader(object))
	if t, err := in.Token(); err != nil || t != json.Delim('{') {
		return r, errors.New("it is not an object")
	}
	for in.More() {
		name, err := in.Token()
		if err != nil {
			return r, err
		}
		var value json.RawMessage
		if err := in.Decode(&value); err != nil {
			return r, err
		}
		r.cells = append(r.cells, cell{name.(string), cellText(value)})
	}
	return r, nil
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
