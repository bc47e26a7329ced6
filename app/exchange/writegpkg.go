package exchange

import (
	"bufio"
	"database/sql"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"lectern/app/incident"
)

// geoPackageTables are what OGC 12-128r18 requires of every GeoPackage. The moment of the last change is no part of the
// data, and the same data give the same bytes.
const geoPackageTables = `
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (
	srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
	organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
	('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
	('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
	('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', 'longitude and latitude in degrees on WGS 84');
CREATE TABLE gpkg_contents (
	table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
	last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
	min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
	CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
	table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
	z TINYINT NOT NULL, m TINYINT NOT NULL,
	CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
	CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
	CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
`

// A packageWriter fills the table of a GeoPackage.
type packageWriter struct {
	table    *incident.Table
	columns  []written
	names    []string // of the columns in the database, where small letters and capitals are the same
	key      string   // the column of the row's number, which every table of features has
	geometry string
	west, south,
	east, north float64 // degrees; west > east while there is no point
}

// writeGeoPackage writes a GeoPackage with one table of points. Rows without a point have no geometry. SQLite needs a
// file of its own, which is copied to w when it is done.
func writeGeoPackage(w io.Writer, t *incident.Table, s incident.Selection) error {
	dir, err := os.MkdirTemp("", "lectern-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "x.gpkg")
	p := &packageWriter{table: t, columns: writtenColumns(t, coordinates...), west: 181, east: -181, south: 91, north: -91}
	if err := p.fill(name, w, s); err != nil {
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, bufio.NewReaderSize(f, 1<<20))
	return err
}

// fill makes the database, in one transaction.
func (p *packageWriter) fill(name string, w io.Writer, s incident.Selection) (err error) {
	// Nobody but this process knows the file: it needs neither a journal nor to be flushed.
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(name)+"?_pragma=journal_mode(off)&_pragma=synchronous(off)")
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err = db.Exec(geoPackageTables + p.createTable()); err != nil {
		return err
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing behind Commit
	insert, err := tx.Prepare("INSERT INTO " + sheetName + " VALUES (?" + strings.Repeat(", ?", len(p.names)+1) + ")")
	if err != nil {
		return err
	}
	values := make([]any, len(p.names)+2)
	err = eachRow(w, p.table, s, func(n int, row incident.Row) error {
		p.values(values, n, row)
		_, err := insert.Exec(values...)
		return err
	})
	if err != nil {
		return err
	}
	if err := p.describe(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	return db.Close()
}

// createTable names the columns and returns the statement that creates the table.
func (p *packageWriter) createTable() string {
	var taken []string
	free := func(name string) string {
		for base, n := name, 2; slices.ContainsFunc(taken, func(one string) bool { return strings.EqualFold(one, name) }); n++ {
			name = fmt.Sprintf("%s %d", base, n)
		}
		taken = append(taken, name)
		return name
	}
	for _, c := range p.columns {
		p.names = append(p.names, free(c.name))
	}
	p.key, p.geometry = free("fid"), free("geom")
	var create strings.Builder
	fmt.Fprintf(&create, "CREATE TABLE %s (%s INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, %s POINT", sheetName, quoted(p.key, `"`), quoted(p.geometry, `"`))
	for i, c := range p.columns {
		kind := [...]string{words: "TEXT", wholes: "INTEGER", longs: "INTEGER", decimals: "DOUBLE", days: "DATE", periods: "TEXT", keys: "TEXT"}[c.as]
		create.WriteString(", " + quoted(p.names[i], `"`) + " " + kind)
	}
	return create.String() + ");"
}

// values sets the values of a row in the order of the table.
func (p *packageWriter) values(to []any, n int, row incident.Row) {
	to[0], to[1] = n+1, p.point(row)
	for i, c := range p.columns {
		to[i+2] = databaseValue(c, p.table.Cell(c.name, row))
	}
}

// databaseValue returns a cell with the type of its column; an empty one is NULL.
func databaseValue(c written, cell string) any {
	switch {
	case cell == "":
		return nil
	case c.as == wholes, c.as == longs:
		if v, err := strconv.ParseInt(cell, 10, 64); err == nil {
			return v
		}
	case c.as == decimals:
		if v, err := strconv.ParseFloat(cell, 64); err == nil {
			return v
		}
	}
	return cell
}

// point returns the geometry of a row: the header of a GeoPackage without an envelope, and Well-Known Binary, both in
// little endian; nil if it has no point.
func (p *packageWriter) point(row incident.Row) any {
	lat, errLat := strconv.ParseFloat(p.table.Cell("lat", row), 64)
	lon, errLon := strconv.ParseFloat(p.table.Cell("lon", row), 64)
	if errLat != nil || errLon != nil {
		return nil
	}
	p.west, p.east = min(p.west, lon), max(p.east, lon)
	p.south, p.north = min(p.south, lat), max(p.north, lat)
	const version, littleEndian, degrees = 0, 1, 4326
	out := []byte{'G', 'P', version, littleEndian}
	out = binary.LittleEndian.AppendUint32(out, degrees)
	out = append(out, littleEndian)
	out = binary.LittleEndian.AppendUint32(out, 1) // a point
	out = binary.LittleEndian.AppendUint64(out, math.Float64bits(lon))
	return binary.LittleEndian.AppendUint64(out, math.Float64bits(lat))
}

// describe registers the table with its extent.
func (p *packageWriter) describe(tx *sql.Tx) error {
	extent := []any{p.west, p.south, p.east, p.north}
	if p.west > p.east {
		extent = make([]any, 4)
	}
	_, err := tx.Exec("INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', '1970-01-01T00:00:00.000Z', ?, ?, ?, ?, 4326)", append([]any{sheetName, sheetName}, extent...)...)
	if err != nil {
		return err
	}
	_, err = tx.Exec("INSERT INTO gpkg_geometry_columns VALUES (?, ?, 'POINT', 4326, 0, 0)", sheetName, p.geometry)
	return err
}
