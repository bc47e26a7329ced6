package exchange

// A shape is where a feature lies: a point, and how far what it stands for reaches from it.
type shape struct {
	lat, lon float64 // degrees
	radiusKM float64 // 0 for a point
}
