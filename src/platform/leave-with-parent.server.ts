/** Loaded before a child's own program: the child ends when its parent is gone, even by `kill -9` (the channel closes then). */
export function leaveWithParent(): void {
  if (!process.channel) return
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 15_000).unref()
  })
  process.channel.unref()
}

leaveWithParent()
