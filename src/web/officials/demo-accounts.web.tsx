import { roleNames } from '../../offices/permissions.ts'
import type { listDemoAccounts } from '../../offices/sign-in-api.ts'
import type { OutputOf } from '../../platform/endpoint.ts'
import { both, language } from '../parts/language.web.ts'

type Demo = OutputOf<typeof listDemoAccounts>

/** The invented people one may sign in as, by office; choosing one fills the form. */
export function DemoAccounts({ demo, onChosen }: { demo: Demo; onChosen: (username: string) => void }) {
  const offices = [...new Set(demo.accounts.map((one) => one.officeName))]
  return (
    <section class="demo-accounts" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{both('Dùng thử: chọn một người', 'Try it: choose a person')}</h2>
      <p class="faint">
        {both('Người và hồ sơ đều là tưởng tượng. Mật khẩu chung:', 'People and dossiers are invented. One password:')}{' '}
        <code>{demo.password}</code>
      </p>
      <div class="demo-offices">
        {offices.map((office) => (
          <div key={office}>
            <h3>{office}</h3>
            <ul class="plain">
              {demo.accounts
                .filter((one) => one.officeName === office)
                .map((one) => (
                  <li key={one.username}>
                    <button type="button" class="quiet" title={one.username} onClick={() => onChosen(one.username)}>
                      <b>{one.fullName}</b>
                      <span>{one.roles.map((role) => roleNames[role][language()]).join(', ')}</span>
                    </button>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}
