package exchange

import (
	"fmt"
	"strconv"
	"strings"

	"lectern/app/problem"
)

// grid reads a grid reference, unless the row has its point already.
func (c *conversion) grid(cell string) error {
	if cell == "" || c.get("lat") != "" {
		return nil
	}
	lat, lon, radius, ok := readGrid(cell)
	if !ok {
		return problem.New(problem.BadRow, c.Place(-1), fmt.Sprintf("%q is no grid reference that is read", cell), "write MGRS such as 30PTB7790077700, or UTM such as 30P 177900 1577700")
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

// point reads latitude and longitude from one cell, unless the row has its point already.
func (c *conversion) point(cell string) {
	if cell == "" || c.get("lat") != "" {
		return
	}
	lat, lon, radius, ok := readPair(cell)
	if !ok { // the reader of incidents refuses it
		c.set("lat", cell)
		return
	}
	c.set("lat", lat)
	c.set("lon", lon)
	if radius != "" {
		c.setRadius(radius)
	}
	c.count(pairRead, cell)
}

// degrees reads latitude and longitude in other forms than decimal degrees.
func (c *conversion) degrees() {
	lat, lon := c.get("lat"), c.get("lon")
	if lat == "" && lon == "" {
		return
	}
	if lon == "" || lat == lon && strings.ContainsAny(lat, ", ") {
		if a, b, _, ok := readPair(lat); ok {
			c.set("lat", a)
			c.set("lon", b)
			c.count(pairRead, lat)
		}
		return
	}
	for _, name := range []string{"lat", "lon"} {
		cell := c.get(name)
		if degrees, _, change, ok := readDegrees(cell); ok {
			c.set(name, degrees)
			c.count(change, cell)
		}
	}
}

// shape sets the point of a row with geometry.
func (c *conversion) shape(s *shape) {
	if s == nil || c.get("lat") != "" {
		return
	}
	c.setPoint(s.lat, s.lon, 7) // all that a table keeps
	if s.radiusKM > 0 {
		c.count(areaRead, "")
		c.setRadius(formatKM(s.radiusKM))
	}
}

// country sets the country of a row without one by its point.
func (c *conversion) country() {
	if c.get("country") != "" || c.options.Country == nil {
		return
	}
	lat, errLat := strconv.ParseFloat(c.get("lat"), 64)
	lon, errLon := strconv.ParseFloat(c.get("lon"), 64)
	if errLat != nil || errLon != nil || !(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180) {
		return
	}
	if name, ok := c.options.Country(lat, lon); ok {
		c.set("country", name)
		c.count(fromPoint, name)
	}
}
