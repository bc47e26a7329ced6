package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"io"
)

// inRows reports whether the pixels of a file stand row by row, so that they can be read in strips: a PNG picture
// that isn't interlaced.
func inRows(data []byte) bool {
	const interlaced = 28 // where IHDR, the first chunk, says so
	return bytes.HasPrefix(data, pngSignature) && len(data) > interlaced && data[interlaced] == 0
}

// stripRows is about the number of rows of a strip.
const stripRows = 64

// reducedPNG decodes a PNG picture in strips, each as a picture of its own, so that it is never in memory
// whole.
func reducedPNG(data []byte, width, height int) (image.Image, error) {
	out := newReduced(width, height)
	rows, err := newPNGRows(data)
	if err != nil {
		return nil, err
	}
	most := max(1, stripRows/out.side) * out.side
	for height > 0 {
		high := min(most, height)
		strip, err := rows.strip(high)
		if err != nil {
			return nil, err
		}
		out.add(strip)
		height -= high
	}
	return out.NRGBA, rows.end()
}

// checkPNG returns an error if a PNG picture is damaged.
func checkPNG(data []byte, height int) error {
	rows, err := newPNGRows(data)
	if err != nil {
		return err
	}
	for range height {
		if _, err := rows.next(); err != nil {
			return err
		}
	}
	return rows.end()
}

// pngRows reads the rows of a PNG picture that isn't interlaced.
type pngRows struct {
	header     []byte // the body of IHDR
	colours    []byte // the chunks that say what the pixels mean, PLTE and tRNS
	chunks     chunkReader
	pixels     io.ReadCloser
	row, above []byte // the last one and the one before, each with its filter before it
	pixel      int    // bytes from a byte to the one that the filters call left
}

// newPNGRows reads a file up to its pixels.
func newPNGRows(data []byte) (*pngRows, error) {
	r := &pngRows{chunks: chunkReader{data: data[len(pngSignature):]}}
	for {
		kind, body, err := r.chunks.next()
		switch {
		case err != nil:
			return nil, err
		case kind == "IHDR" && len(body) == 13:
			r.header = body
		case kind == "PLTE" || kind == "tRNS":
			r.colours = appendChunk(r.colours, kind, body)
		case kind == "IDAT" && r.header == nil, kind == "IEND":
			return nil, png.FormatError("chunk out of order")
		case kind == "IDAT":
			r.chunks.body = body
			if r.pixels, err = zlib.NewReader(&r.chunks); err != nil {
				return nil, err
			}
			samples := map[byte]int{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[r.header[9]] // of a pixel, by colour type
			bits := samples * int(r.header[8])
			r.pixel = max(1, bits/8)
			size := 1 + (int(binary.BigEndian.Uint32(r.header))*bits+7)/8
			r.row, r.above = make([]byte, size), make([]byte, size)
			return r, nil
		}
	}
}

// next returns the next row without its filter, but for the byte before it, which says that it has none. It is
// valid until the next call.
func (r *pngRows) next() ([]byte, error) {
	r.row, r.above = r.above, r.row
	if _, err := io.ReadFull(r.pixels, r.row); err != nil {
		return nil, cutOff(err)
	}
	if !unfilter(r.row[0], r.row[1:], r.above[1:], r.pixel) {
		return nil, png.FormatError("bad filter type")
	}
	r.row[0] = 0
	return r.row, nil
}

// strip returns the next rows as a picture: it writes them as a file of their own.
func (r *pngRows) strip(rows int) (image.Image, error) {
	var pixels bytes.Buffer
	z, err := zlib.NewWriterLevel(&pixels, zlib.NoCompression)
	if err != nil {
		return nil, err
	}
	for range rows {
		row, err := r.next()
		if err != nil {
			return nil, err
		}
		if _, err := z.Write(row); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	header := bytes.Clone(r.header)
	binary.BigEndian.PutUint32(header[4:], uint32(rows))
	file := append(appendChunk(bytes.Clone(pngSignature), "IHDR", header), r.colours...)
	return png.Decode(bytes.NewReader(appendChunk(appendChunk(file, "IDAT", pixels.Bytes()), "IEND", nil)))
}

// end reads the rest of the file, which must be sound and hold no more pixels.
func (r *pngRows) end() error {
	switch n, err := r.pixels.Read(make([]byte, 1)); {
	case n > 0 || len(r.chunks.body) > 0:
		return png.FormatError("too much pixel data")
	case err != io.EOF:
		return err
	}
	for {
		if kind, _, err := r.chunks.next(); err != nil || kind == "IEND" {
			return err
		}
	}
}

// The filters of a row (PNG, third edition, 9.2): what was taken from each byte.
const (
	filterNone = iota
	filterSub  // the byte of the pixel to the left
	filterUp   // the byte above
	filterAverage
	filterPaeth
)

// unfilter undoes the filter of a row and reports whether it knows it.
func unfilter(filter byte, row, above []byte, pixel int) bool {
	switch filter {
	case filterNone:
	case filterSub:
		for i := pixel; i < len(row); i++ {
			row[i] += row[i-pixel]
		}
	case filterUp:
		for i := range row {
			row[i] += above[i]
		}
	case filterAverage:
		for i := range row {
			left := 0
			if i >= pixel {
				left = int(row[i-pixel])
			}
			row[i] += byte((left + int(above[i])) / 2)
		}
	case filterPaeth:
		for i := range row {
			left, corner := 0, 0
			if i >= pixel {
				left, corner = int(row[i-pixel]), int(above[i-pixel])
			}
			row[i] += paeth(left, int(above[i]), corner)
		}
	default:
		return false
	}
	return true
}

// paeth returns whichever of the pixels left, above and in the corner is nearest to left + above - corner.
func paeth(left, above, corner int) byte {
	toLeft, toAbove := max(above-corner, corner-above), max(left-corner, corner-left)
	toCorner := max(left+above-2*corner, 2*corner-left-above)
	switch {
	case toLeft <= toAbove && toLeft <= toCorner:
		return byte(left)
	case toAbove <= toCorner:
		return byte(above)
	}
	return byte(corner)
}

// chunkReader reads the chunks of a PNG file. As an io.Reader it reads the bodies of IDAT chunks that follow each other
// as one stream.
type chunkReader struct {
	data []byte // what follows
	body []byte // what is left of the IDAT chunk in hand
}

// next returns the next chunk, whose checksum must be right.
func (p *chunkReader) next() (kind string, body []byte, err error) {
	if len(p.data) < 12 {
		return "", nil, io.ErrUnexpectedEOF
	}
	n := int64(binary.BigEndian.Uint32(p.data))
	if n > int64(len(p.data)-12) {
		return "", nil, io.ErrUnexpectedEOF
	}
	whole := p.data[4 : 8+n]
	if crc32.ChecksumIEEE(whole) != binary.BigEndian.Uint32(p.data[8+n:]) {
		return "", nil, png.FormatError("invalid checksum")
	}
	p.data = p.data[12+n:]
	return string(whole[:4]), whole[4:], nil
}

func (p *chunkReader) Read(to []byte) (int, error) {
	for len(p.body) == 0 {
		if len(p.data) < 8 || string(p.data[4:8]) != "IDAT" {
			return 0, io.ErrUnexpectedEOF
		}
		var err error
		if _, p.body, err = p.next(); err != nil {
			return 0, err
		}
	}
	n := copy(to, p.body)
	p.body = p.body[n:]
	return n, nil
}

// ReadByte reads a byte. A decoder that has it reads no more than belongs to the compressed stream.
func (p *chunkReader) ReadByte() (byte, error) {
	var one [1]byte
	_, err := p.Read(one[:])
	return one[0], err
}

// cutOff returns an error that says that a file ends too early, where it does.
func cutOff(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
