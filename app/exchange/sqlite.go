package exchange

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	_ "modernc.org/sqlite" // the driver
	"modernc.org/sqlite/vfs"

	"lectern/app/lazyregexp"
	"lectern/app/problem"
)

const tablesLeft = "other tables of the file not read"

// database is a file of SQLite, also as a GeoPackage. It is only read, and nothing in it is run: no trigger, as
// nothing is written, no view and no computed column, as only stored columns of tables are asked for.
type database struct {
	*file
	table    string
	columns  []string
	geometry int // the column of geometry, or -1
	system   system
}

// A catalogue is where a database lists its tables of features, with the system of each.
type catalogue struct {
	format   string
	features string   // a query for the name and the column of geometry of each
	systems  []string // queries for the name and the definition of the system of a table; the first that its version knows
}

// catalogues lists those of GeoPackage, and of OGR and SpatiaLite.
var catalogues = []catalogue{
	{
		"GeoPackage", "SELECT table_name, column_name FROM gpkg_geometry_columns ORDER BY rowid",
		[]string{"SELECT s.organization || ' ' || s.organization_coordsys_id, coalesce(s.definition, '') FROM gpkg_geometry_columns g JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE g.table_name = "},
	},
	{
		"SQLite database", "SELECT f_table_name, f_geometry_column FROM geometry_columns ORDER BY rowid",
		[]string{
			"SELECT s.auth_name || ' ' || s.auth_srid, coalesce(s.srtext, '') FROM geometry_columns g JOIN spatial_ref_sys s ON s.srid = g.srid WHERE g.f_table_name = ",
			"SELECT s.auth_name || ' ' || s.auth_srid, coalesce(s.srs_wkt, '') FROM geometry_columns g JOIN spatial_ref_sys s ON s.srid = g.srid WHERE g.f_table_name = ", // of SpatiaLite 3
		},
	},
}

// isCatalogue matches the names of tables that describe others, as GeoPackage, OGR and SpatiaLite have them.
var isCatalogue = lazyregexp.New(`(?i)^(sqlite_.*|gpkg_.*|rtree_.*|idx_.*_(node|parent|rowid)|spatial_ref_sys.*|.*geometry_columns.*|geom_cols_ref_sys|spatialite_history|sql_statements_log|data_licenses|vector_layers.*|raster_coverages.*|iso_metadata.*|se_.*style.*|stored_(procedures|variables)|topologies|networks|wms_.*|rl2map_configurations.*|splitelement.*)$`)

// openSQLite opens the likeliest table of features, or else the likeliest table.
func openSQLite(f *file) (*sheet, error) {
	d := &database{file: f, geometry: -1}
	s := &sheet{format: "SQLite database", rows: d.rows, slow: true, changes: changes{}}
	err := d.with(func(db *sql.DB) error {
		geometry, err := d.choose(db, s)
		if err != nil {
			return err
		}
		return d.findColumns(db, s, geometry)
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// with calls do with the database opened for reading.
func (d *database) with(do func(*sql.DB) error) error {
	bad := func(err error) error {
		return d.fault(problem.Unreadable, "save or download the file again", "the database can't be read: %s", firstLine(err.Error()))
	}
	name, files, err := vfs.New(oneFile{d.file})
	if err != nil {
		return bad(err)
	}
	defer files.Close()
	db, err := sql.Open("sqlite", "file:table?mode=ro&immutable=1&_pragma=trusted_schema(0)&_pragma=query_only(1)&_pragma=cell_size_check(1)&vfs="+name)
	if err != nil {
		return bad(err)
	}
	defer db.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := db.PingContext(ctx); err != nil {
		return bad(err)
	}
	if err := do(db); err != nil {
		if _, told := err.(problem.Problem); told {
			return err
		}
		return bad(err)
	}
	return nil
}

// choose chooses the table and returns its column of geometry, if it is one of features.
func (d *database) choose(db *sql.DB, s *sheet) (geometry string, err error) {
	columns := func(table string) *sheet {
		names, _ := pairs(db, tableColumns+"("+quoted(table, "'")+")")
		return &sheet{columns: firsts(names), geometric: s.geometric}
	}
	for _, c := range catalogues {
		features, err := pairs(db, c.features)
		if err != nil || len(features) == 0 { // the database has no such catalogue
			continue
		}
		s.format, s.geometric = c.format, true
		if d.table, err = d.chosen(s, firsts(features), columns, tablesLeft); err != nil {
			return "", err
		}
		for _, f := range features {
			if f[0] == d.table {
				geometry = f[1]
			}
		}
		return geometry, d.findSystem(db, &c)
	}
	tables, err := pairs(db, `SELECT name, '' FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid`)
	if err != nil {
		return "", err
	}
	tables = slices.DeleteFunc(tables, func(t [2]string) bool { return isCatalogue.MatchString(t[0]) })
	if len(tables) == 0 {
		return "", d.fault(problem.MissingKey, "give one with a table of incidents", "the database holds no table")
	}
	d.table, err = d.chosen(s, firsts(tables), columns, tablesLeft)
	return "", err
}

// firsts returns the first text of each pair.
func firsts(pairs [][2]string) (all []string) {
	for _, p := range pairs {
		all = append(all, p[0])
	}
	return all
}

// findSystem finds out what the coordinates are, by their definition where they aren't degrees of WGS 84.
func (d *database) findSystem(db *sql.DB, c *catalogue) (err error) {
	var of [][2]string
	for _, query := range c.systems {
		if of, err = pairs(db, query+quoted(d.table, "'")); err == nil {
			break
		}
	}
	if err != nil || len(of) == 0 {
		return err
	}
	name := strings.ToUpper(of[0][0])
	if name == "EPSG 4326" || name == "NONE -1" || name == "NONE 0" {
		return nil
	}
	var ok bool
	if d.system, ok = readSystem(of[0][1]); !ok {
		return d.unreadSystem(name)
	}
	return nil
}

// pairs returns the rows of a query for two texts.
func pairs(db *sql.DB, query string) (all [][2]string, err error) {
	rows, err := db.Query(query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var pair [2]string
		if err := rows.Scan(&pair[0], &pair[1]); err != nil {
			return nil, err
		}
		all = append(all, pair)
	}
	return all, rows.Err()
}

// tableColumns is the beginning of a query for the names of a table's columns, and whether each numbers its rows.
const tableColumns = "SELECT name, pk > 0 AND type = 'INTEGER' FROM pragma_table_info"

// findColumns finds the stored columns of the table; those that are computed are not listed by table_info.
func (d *database) findColumns(db *sql.DB, s *sheet, geometry string) error {
	names, err := pairs(db, tableColumns+"("+quoted(d.table, "'")+")")
	if err != nil {
		return err
	}
	for _, n := range names {
		if n[1] == "1" && geometry != "" {
			s.rowid = n[0]
		}
		if strings.EqualFold(n[0], geometry) {
			d.geometry = len(d.columns)
		} else {
			s.columns = append(s.columns, n[0])
		}
		d.columns = append(d.columns, n[0])
	}
	return nil
}

// quoted returns a name of SQL between marks.
func quoted(name, mark string) string {
	return mark + strings.ReplaceAll(name, mark, mark+mark) + mark
}

func (d *database) rows(yield func(row, error) bool) {
	err := d.with(func(db *sql.DB) error {
		names := make([]string, len(d.columns))
		for i, name := range d.columns {
			names[i] = quoted(name, `"`)
		}
		rows, err := db.Query("SELECT " + strings.Join(names, ", ") + " FROM " + quoted(d.table, `"`))
		if err != nil {
			return err
		}
		defer rows.Close()
		values, to := make([]any, len(d.columns)), make([]any, len(d.columns))
		for i := range values {
			to[i] = &values[i]
		}
		for line := 1; rows.Next(); line++ {
			if err := rows.Scan(to...); err != nil {
				return err
			}
			r, err := d.row(line, values)
			if !yield(r, err) {
				return nil
			}
		}
		return rows.Err()
	})
	if err != nil {
		yield(row{}, err)
	}
}

// row returns the values of a row as text, with its geometry.
func (d *database) row(line int, values []any) (row, error) {
	r := row{line: line, cells: make([]string, 0, len(values))}
	for i, v := range values {
		blob, isBlob := v.([]byte)
		switch {
		case i == d.geometry && v == nil:
			continue
		case i != d.geometry && isBlob && !isText(blob):
			r.cells = append(r.cells, "")
			r.changes = append(r.changes, blobLeft)
			continue
		case i != d.geometry:
			r.cells = append(r.cells, valueText(v))
			continue
		}
		vertices, err := databaseVertices(v)
		if err == nil {
			r.shape, err = d.system.place(vertices)
		}
		if err != nil {
			return r, problem.New(problem.BadRow, d.place(line), err.Error(), "draw it anew, or leave it empty")
		}
	}
	return r, nil
}

// isText reports whether a value that the database has as bytes is text all the same, and no picture or the like.
func isText(blob []byte) bool {
	return utf8.Valid(blob) && !bytes.ContainsFunc(blob, func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) })
}

func valueText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []byte:
		return string(v)
	case time.Time:
		if v.Equal(v.Truncate(24 * time.Hour)) {
			return v.Format(time.DateOnly)
		}
		return v.Format(time.RFC3339)
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1e15 {
			return strconv.FormatInt(int64(v), 10)
		}
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

// oneFile is a file system that holds nothing but a file called table.
type oneFile struct{ *file }

func (o oneFile) Open(name string) (fs.File, error) {
	if name != "table" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &openedFile{o.reader()}, nil
}

// openedFile is a file of oneFile.
type openedFile struct {
	*io.SectionReader
}

func (f *openedFile) Close() error               { return nil }
func (f *openedFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *openedFile) Name() string               { return "table" }
func (f *openedFile) Mode() fs.FileMode          { return 0o444 }
func (f *openedFile) ModTime() time.Time         { return time.Time{} }
func (f *openedFile) IsDir() bool                { return false }
func (f *openedFile) Sys() any                   { return nil }
