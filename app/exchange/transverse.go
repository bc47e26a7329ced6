package exchange

import "math"

// transverse is the transverse Mercator projection of an ellipsoid without a scale, after Krüger's series (Karney 2011, to the
// fourth order: exact to a millimetre within a zone of UTM).
type transverse struct {
	radius             float64 // of the circle that is as long as a meridian, in metres
	eccentricity       float64
	alpha, beta, delta [4]float64
}

// newTransverse returns the projection for an ellipsoid, by its radius at the equator in metres and its inverse flattening.
func newTransverse(radius, inverse float64) *transverse {
	f := 1 / inverse
	n := f / (2 - f)
	n2, n3, n4 := n*n, n*n*n, n*n*n*n
	return &transverse{
		radius:       radius / (1 + n) * (1 + n2/4 + n4/64),
		eccentricity: math.Sqrt(f * (2 - f)),
		alpha:        [4]float64{n/2 - 2*n2/3 + 5*n3/16 + 41*n4/180, 13*n2/48 - 3*n3/5 + 557*n4/1440, 61*n3/240 - 103*n4/140, 49561 * n4 / 161280},
		beta:         [4]float64{n/2 - 2*n2/3 + 37*n3/96 - n4/360, n2/48 + n3/15 - 437*n4/1440, 17*n3/480 - 37*n4/840, 4397 * n4 / 161280},
		delta:        [4]float64{2*n - 2*n2/3 - 2*n3 + 116*n4/45, 7*n2/3 - 8*n3/5 - 227*n4/45, 56*n3/15 - 136*n4/35, 4279 * n4 / 630},
	}
}

const degree = math.Pi / 180

// degrees returns the point of coordinates in metres, from the central meridian and the equator.
func (t *transverse) degrees(east, north float64) (lat, lon float64) {
	xi, eta := north/t.radius, east/t.radius
	x, y := xi, eta
	for i, b := range t.beta {
		k := float64(2 * (i + 1))
		x -= b * math.Sin(k*xi) * math.Cosh(k*eta)
		y -= b * math.Cos(k*xi) * math.Sinh(k*eta)
	}
	chi := math.Asin(math.Sin(x) / math.Cosh(y))
	phi := chi
	for i, d := range t.delta {
		phi += d * math.Sin(float64(2*(i+1))*chi)
	}
	return phi / degree, math.Atan2(math.Sinh(y), math.Cos(x)) / degree
}

// arc returns how far a latitude is from the equator, in metres.
func (t *transverse) arc(lat float64) float64 {
	sin, e := math.Sin(lat*degree), t.eccentricity
	xi := math.Atan(math.Sinh(math.Atanh(sin) - e*math.Atanh(e*sin)))
	arc := xi
	for i, a := range t.alpha {
		arc += a * math.Sin(float64(2*(i+1))*xi)
	}
	return arc * t.radius
}
