// Hands every block of samples to the page, one channel; nothing is kept here.
class Recorder extends AudioWorkletProcessor {
  process(inputs) {
    const channels = inputs[0];
    if (channels.length) {
      const block = Float32Array.from(channels[0]);
      for (let c = 1; c < channels.length; c += 1) for (let n = 0; n < block.length; n += 1) block[n] += channels[c][n];
      if (channels.length > 1) for (let n = 0; n < block.length; n += 1) block[n] /= channels.length;
      this.port.postMessage(block, [block.buffer]);
    }
    return true;
  }
}
registerProcessor("recorder", Recorder);
