/**
 * Imported by programs that another started: they end when that one is gone, even by `kill -9`, because the channel between
 * the two closes then.
 */
if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 15_000).unref()
  })
  process.channel.unref()
}

export {}
