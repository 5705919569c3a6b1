import DefaultTheme from 'vitepress/theme'
import './names.css'

export default DefaultTheme
