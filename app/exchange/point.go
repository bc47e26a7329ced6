package exchange

import (
	"fmt"
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
	y, x := readDegrees(lat), readDegrees(lon)
	if y.isLongitude() && x.isLatitude() {
		c.count(axesSwapped, lat+", "+lon)
		y, x = x, y
	} else if y.isLongitude() || x.isLatitude() {
		return // the reader of incidents refuses the letter
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
