// Reads questions as JSON from standard input and answers each by Go's own golang.org/x/mod/sumdb: "" where it accepts, else its
// error. Nothing here decides anything but the form of a cosignature, which that library leaves to whoever verifies one.
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type question struct {
	Kind    string   `json:"kind"`
	Note    string   `json:"note"`
	Log     string   `json:"log"`
	Witness string   `json:"witness"`
	Dir     string   `json:"dir"`
	Size    int64    `json:"size"`
	Root    string   `json:"root"`
	Index   int64    `json:"index"`
	Leaf    string   `json:"leaf"`
	OldSize int64    `json:"oldSize"`
	OldRoot string   `json:"oldRoot"`
	Proof   []string `json:"proof"`
}

func main() {
	var questions []question
	if err := json.NewDecoder(os.Stdin).Decode(&questions); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	answers := make([]string, len(questions))
	for i, q := range questions {
		if err := answer(q); err != nil {
			answers[i] = err.Error()
		}
	}
	json.NewEncoder(os.Stdout).Encode(answers)
}

func answer(q question) error {
	switch q.Kind {
	case "note":
		return openNote(q)
	case "inclusion":
		root, leaf, proof, err := hashes(q.Root, q.Leaf, q.Proof)
		if err != nil {
			return err
		}
		return tlog.CheckRecord(proof, q.Size, root, q.Index, leaf)
	case "consistency":
		root, old, proof, err := hashes(q.Root, q.OldRoot, q.Proof)
		if err != nil {
			return err
		}
		return tlog.CheckTree(tlog.TreeProof(proof), q.Size, root, q.OldSize, old)
	case "tiles":
		return readTiles(q)
	}
	return fmt.Errorf("no such question: %s", q.Kind)
}

// openNote wants the log's signature, and the witness's too where one is named.
func openNote(q question) error {
	log, err := note.NewVerifier(q.Log)
	if err != nil {
		return err
	}
	verifiers := []note.Verifier{log}
	if q.Witness != "" {
		witness, err := newWitness(q.Witness)
		if err != nil {
			return err
		}
		verifiers = append(verifiers, witness)
	}
	opened, err := note.Open([]byte(q.Note), note.VerifierList(verifiers...))
	if err != nil {
		return err
	}
	if len(opened.Sigs) != len(verifiers) {
		return fmt.Errorf("%d of %d signatures", len(opened.Sigs), len(verifiers))
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != log.Name() {
		return fmt.Errorf("not a checkpoint of %s", log.Name())
	}
	if size, err := strconv.ParseInt(lines[1], 10, 64); err != nil || size != q.Size {
		return fmt.Errorf("size %s", lines[1])
	}
	if lines[2] != q.Root {
		return fmt.Errorf("root %s", lines[2])
	}
	return nil
}

// A cosignature/v1 verifier: C2SP tlog-cosignature.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func newWitness(vkey string) (*witness, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("malformed vkey")
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 33 || key[0] != 4 {
		return nil, fmt.Errorf("not a witness's key")
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	hash := binary.BigEndian.Uint32(sum[:4])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		return nil, fmt.Errorf("another key id")
	}
	return &witness{parts[0], hash, ed25519.PublicKey(key[1:])}, nil
}

func (w *witness) Name() string    { return w.name }
func (w *witness) KeyHash() uint32 { return w.hash }
func (w *witness) Verify(msg, sig []byte) bool {
	if len(sig) != 72 {
		return false
	}
	time := binary.BigEndian.Uint64(sig)
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, msg)
	return ed25519.Verify(w.key, []byte(signed), sig[8:])
}

// readTiles reads the whole tree through tiles that the library authenticates itself, and makes proofs of its own from them.
func readTiles(q question) error {
	root, err := tlog.ParseHash(q.Root)
	if err != nil {
		return err
	}
	tree := tlog.Tree{N: q.Size, Hash: root}
	reader := tlog.TileHashReader(tree, &folder{q.Dir})
	for index := int64(0); index < q.Size; index++ {
		leaf, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		if err != nil {
			return err
		}
		proof, err := tlog.ProveRecord(q.Size, index, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, q.Size, root, index, leaf[0]); err != nil {
			return err
		}
	}
	again, err := tlog.TreeHash(q.Size, reader)
	if err == nil && again != root {
		err = fmt.Errorf("another root")
	}
	return err
}

type folder struct{ dir string }

func (f *folder) Height() int                      { return 8 }
func (f *folder) SaveTiles([]tlog.Tile, [][]byte) {}
func (f *folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	contents := make([][]byte, len(tiles))
	for i, tile := range tiles {
		// C2SP leaves out the height, which is always eight.
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		content, err := os.ReadFile(filepath.Join(f.dir, path))
		if err != nil {
			return nil, err
		}
		contents[i] = content
	}
	return contents, nil
}

func hashes(root, other string, lines []string) (tlog.Hash, tlog.Hash, tlog.RecordProof, error) {
	one, err := tlog.ParseHash(root)
	if err != nil {
		return one, one, nil, err
	}
	two, err := tlog.ParseHash(other)
	if err != nil {
		return one, two, nil, err
	}
	proof := tlog.RecordProof{}
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return one, two, nil, err
		}
		proof = append(proof, hash)
	}
	return one, two, proof, nil
}
