package exchange

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"lectern/app/incident"
	"lectern/app/problem"
)

// grid reads a grid reference, unless the row has its point already.
func (c *conversion) grid(cell string) error {
	if cell == "" || c.get("lat") != "" {
		return nil
	}
	lat, lon, radius, ok := readGrid(cell)
	if !ok {
		return problem.New(problem.BadRow, c.place(), fmt.Sprintf("%q is no grid reference that is read", cell), "write MGRS such as 30PTB7790077700, or UTM such as 30P 177900 1577700")
	}
	c.setPoint(lat, lon, 6) // some 10 cm
	const exact = 0.05      // km: squares of 10 m and less
	if radius >= exact {
		c.setRadius(formatKM(radius))
	}
	c.count(gridRead, cell)
	return nil
}

// setPoint sets the cells of a point in degrees, with a number of decimals.
func (c *conversion) setPoint(lat, lon float64, decimals int) {
	c.set("lat", strconv.FormatFloat(lat, 'f', decimals, 64))
	c.set("lon", strconv.FormatFloat(lon, 'f', decimals, 64))
}

// setRadius sets how far a place may reach from its point, unless the file says it.
func (c *conversion) setRadius(km string) {
	if c.get("location_radius_km") == "" {
		c.set("location_radius_km", km)
	}
}

func formatKM(v float64) string { return strconv.FormatFloat(v, 'f', 3, 64) }

// point reads latitude and longitude from one cell, or a grid reference, unless the row has its point already.
func (c *conversion) point(p *planned, r row) error {
	cell, column := p.cell(r)
	if cell == "" || c.get("lat") != "" {
		return nil
	}
	if _, _, _, isGrid := readGrid(cell); isGrid {
		return c.grid(cell)
	}
	if isGeometryCell(cell) {
		vertices, err := cellVertices(cell)
		found, shapeless := shapeOf(vertices)
		if err != nil || shapeless != nil || found != nil && (math.Abs(found.lat) > 90 || math.Abs(found.lon) > 180) {
			return c.unreadPoint(c.nameOf(column), cell)
		}
		c.shape(found)
		c.count(pairRead, cell)
		return nil
	}
	lat, lon, radius, ok := readPair(cell)
	if !ok {
		return c.unreadPoint(c.nameOf(column), cell)
	}
	if isBeyond(readDegrees(lat), 90) || isBeyond(readDegrees(lon), 180) {
		return c.unreadPoint(c.nameOf(column), cell)
	}
	if column >= 0 && isLonFirst(c.sheet.columns[column]) && !strings.ContainsAny(cell, "NSEWnsew") {
		lat, lon = lon, lat
	}
	c.set("lat", lat)
	c.set("lon", lon)
	if radius != "" {
		c.setRadius(radius)
	}
	c.count(pairRead, cell)
	return nil
}

// isLonFirst reports whether the name of a column of points says that the longitude stands first.
func isLonFirst(name string) bool {
	key := nameKey(name)
	lon, lat := strings.Index(key, "lon"), strings.Index(key, "lat")
	return lon >= 0 && lat > lon || key == "xy" || key == "x_y"
}

// doubtAxes counts a point outside the country that its row names which lies in it with latitude and longitude swapped. It asks
// for the first rows alone, since a file has them all in one order.
func (c *conversion) doubtAxes() {
	const asked = 1000
	named := c.get("country")
	if c.rows > asked || named == "" || c.options.Country == nil {
		return
	}
	lat, lon, ok := c.where()
	if !ok || lon < -90 || lon > 90 {
		return
	}
	if c.options.isIn(named, lat, lon) || !c.options.isIn(named, lon, lat) {
		return
	}
	c.count(swappedAxes, fmt.Sprintf("%s, %s, %s", named, c.get("lat"), c.get("lon")))
}

// isIn reports whether a point lies in a country, whose name may be any that the gazetteer knows.
func (o *Options) isIn(country string, lat, lon float64) bool {
	name, onLand := o.Country(lat, lon)
	if !onLand || o.Gazetteer == nil {
		return false
	}
	code, _, known := o.Gazetteer.Country(country)
	other, _, ok := o.Gazetteer.Country(name)
	return known && ok && code == other
}

// nameOf returns the name of a column of the file; -1 is for none, whose cell the mapping says.
func (c *conversion) nameOf(column int) string {
	if column < 0 {
		return pointColumn
	}
	return c.sheet.columns[column]
}

// unreadPoint returns the problem of a cell that should hold a point. Its advice names no number: which one is meant, only
// the cell says.
func (c *conversion) unreadPoint(column, cell string) error {
	if a, b, ok := strings.Cut(cell, ","); ok {
		a, b = strings.TrimSpace(a), strings.TrimSpace(b)
		if decimalForm.MatchString(a) && decimalForm.MatchString(b) && (isBeyond(readDegrees(a), 90) || isBeyond(readDegrees(b), 180)) {
			return problem.New(problem.BadRow, c.place(), fmt.Sprintf("the cell of %s, “%s”, is no point: a latitude is at most 90 degrees, and a longitude 180", column, incident.Shorten(cell)),
				"see whether latitude and longitude stand in each other’s place")
		}
	}
	return problem.New(problem.BadRow, c.place(), fmt.Sprintf("the cell of %s, “%s”, is no point that is read", column, incident.Shorten(cell)),
		"write latitude and longitude in decimal degrees with a comma between, or in minutes and seconds with the letters of the compass")
}

// degrees reads latitude and longitude in other forms than decimal degrees. What it can't read stays as written, for the
// reader of incidents to refuse by name.
func (c *conversion) degrees() error {
	lat, lon := c.get("lat"), c.get("lon")
	if lat == "" && lon == "" {
		return nil
	}
	if lon == "" || lat == lon && strings.ContainsAny(lat, ", ") {
		return c.both(lat)
	}
	y, x := readDegrees(lat), readDegrees(lon)
	if y.isLongitude() && x.isLatitude() {
		c.count(axesSwapped, lat+", "+lon)
		y, x = x, y
	} else if y.isLongitude() || x.isLatitude() {
		return nil // the reader of incidents refuses the letter
	}
	if isBeyond(y, 90) || isBeyond(x, 180) {
		return c.beyond(lat, lon, y, x)
	}
	for _, one := range [...]struct {
		name, cell string
		degrees
	}{{"lat", lat, y}, {"lon", lon, x}} {
		if one.ok {
			c.set(one.name, one.text)
			c.count(one.change, one.cell)
		}
	}
	return nil
}

// both reads a point from the cell of the latitude where that of the longitude is empty or the same.
func (c *conversion) both(cell string) error {
	if readDegrees(cell).ok { // also 14,25, whose comma is a decimal one in a column of latitudes
		return nil
	}
	lat, lon, _, ok := readPair(cell)
	if !ok {
		return c.unreadPoint("lat", cell)
	}
	c.set("lat", lat)
	c.set("lon", lon)
	c.count(pairRead, cell)
	return nil
}

// isBeyond reports whether degrees that were read are more than there are.
func isBeyond(d degrees, most float64) bool { return d.ok && math.Abs(decimal(d.text)) > most }

// beyond refuses degrees that there aren't by the cells in which they were written. Of plain decimal degrees the reader of
// incidents knows more to say.
func (c *conversion) beyond(lat, lon string, y, x degrees) error {
	if y.text == lat && x.text == lon {
		return nil
	}
	name, cell, most := "lat", lat, 90
	if !isBeyond(y, 90) {
		name, cell, most = "lon", lon, 180
	}
	return problem.New(problem.BadRow, c.place(), fmt.Sprintf("%s “%s” is beyond %d degrees", name, incident.Shorten(cell), most), "see whether latitude and longitude stand in each other’s columns")
}

// shape sets the point of a row with geometry.
func (c *conversion) shape(s *shape) {
	switch {
	case s == nil:
	case c.get("lat") != "":
		if lat, lon, ok := c.where(); ok && incident.DistanceKM(lat, lon, s.lat, s.lon) > s.radiusKM+1 {
			c.count(shapeUnused, fmt.Sprintf("%.5f, %.5f", s.lat, s.lon))
		}
	default:
		c.setPoint(s.lat, s.lon, 7) // all that a table keeps
		if s.raised {
			c.count(heightLeft, "")
		}
		if s.projected {
			c.count(unprojected, "")
		}
		if s.looseKM > 0 {
			c.count(otherDatum, "")
		}
		if s.radiusKM > 0 {
			c.count(areaRead, "")
		}
		const most = 20_000 // that the format has, which is half way round the earth but for 15 km
		if km := min(most, s.radiusKM+s.looseKM); km > 0 {
			c.setRadius(formatKM(km))
		}
	}
}

// where returns the point of the row in degrees, and false where it has none.
func (c *conversion) where() (lat, lon float64, ok bool) {
	lat, errLat := strconv.ParseFloat(c.get("lat"), 64)
	lon, errLon := strconv.ParseFloat(c.get("lon"), 64)
	return lat, lon, errLat == nil && errLon == nil && lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180
}
